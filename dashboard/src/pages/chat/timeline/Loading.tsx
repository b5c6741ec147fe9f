import { Skeleton } from '../../../parts/Skeleton';
import styles from './TimelineView.module.css';

/** Where messages will be in a moment. */
export function Loading() {
  return (
    <div className={styles.loading}>
      <Skeleton lines={2} label="Loading what was said…" />
      <Skeleton lines={4} label="" />
      <Skeleton lines={3} label="" />
    </div>
  );
}
