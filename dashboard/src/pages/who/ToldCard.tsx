import { Card } from '../../parts/Card';
import { Skeleton } from '../../parts/Skeleton';
import { fromNow } from '../../parts/format';
import type { Told } from './told';
import styles from './ToldCard.module.css';

/** Word for word what goes to the companion; nothing is hidden behind it. */
export function ToldCard({ told }: { told: Told | null }) {
  return (
    <Card title="What the companion is told">
      {!told && <Skeleton lines={5} />}
      {told?.text && (
        <>
          <blockquote className={styles.words}>{told.text}</blockquote>
          <p className={styles.note}>
            Word for word, from version {told.version}. Your scores themselves are not passed on.
            Kept in this browser and asked for anew {fromNow(told.expiresAt)}.
          </p>
        </>
      )}
      {told && !told.text && (
        <p className={styles.note}>Nothing yet. It talks to you as to anybody.</p>
      )}
    </Card>
  );
}
