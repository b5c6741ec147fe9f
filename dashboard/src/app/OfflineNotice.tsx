import { CloudOff } from 'lucide-react';
import { connection } from '../api/connection';
import { useStore } from '../api/store';
import { Notice } from '../parts/Notice';
import styles from './OfflineNotice.module.css';

/** Says that the server is away, for as long as it is. */
export function OfflineNotice() {
  const state = useStore(connection);
  return (
    <div className={styles.place} aria-live="polite">
      {state === 'away' && (
        <Notice tone="warm" icon={<CloudOff aria-hidden />}>
          Smriti cannot be reached. What you write is kept here and sent as soon as it is back.
        </Notice>
      )}
    </div>
  );
}
