import { useStore } from '../api/store';
import { Button } from './Button';
import { toasts } from './toasts';
import styles from './Toaster.module.css';

/** Where the words about what was just done appear, and are read out. */
export function Toaster() {
  const shown = useStore(toasts);
  return (
    <div className={styles.toaster} role="status" aria-live="polite">
      {shown.map(({ id, text, action }) => (
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
