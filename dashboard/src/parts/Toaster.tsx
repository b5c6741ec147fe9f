import { useSyncExternalStore } from 'react';
import { Button } from './Button';
import { toastList } from './toasts';
import styles from './Toaster.module.css';

/** Where the words about what was just done appear, and are read out. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastList.subscribe, toastList.current);
  return (
    <div className={styles.toaster} role="status" aria-live="polite">
      {toasts.map(({ id, text, action }) => (
        <div key={id} className={styles.toast}>
          {text}
          {action && (
            <Button look="plain" size="s" onClick={action.onChoose}>
              {action.label}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}
