import { Clock3, RotateCcw, Trash2, TriangleAlert } from 'lucide-react';
import { Button } from '../../../parts/Button';
import { useChat } from '../chat';
import type { Letter } from '../writing/outbox';
import { CrisisCard } from './CrisisCard';
import styles from './LetterRow.module.css';
import row from './Row.module.css';

/** Words that are on their way: shown as said, with what holds them up. */
export function LetterRow({ letter }: { letter: Letter }) {
  const { outbox } = useChat();
  const { clientMessageId, content, state, reason, crisis } = letter;
  return (
    <div className={row.row}>
      <article className={row.mine} aria-label="You, not sent yet" data-letter={state}>
        <div className={`${row.bubble} ${styles.bubble}`}>
          <p className={styles.words}>{content}</p>
        </div>
        {state === 'sending' ? (
          <p className={styles.state}>
            <Clock3 aria-hidden /> Sending…
          </p>
        ) : (
          <div className={styles.state} role="status">
            <TriangleAlert aria-hidden />
            <span>Not sent yet. {reason}</span>
            <Button
              look="plain"
              size="s"
              icon={<RotateCcw aria-hidden />}
              onClick={() => outbox.tryAgain(clientMessageId)}
            >
              Try again
            </Button>
            <Button
              look="plain"
              size="s"
              icon={<Trash2 aria-hidden />}
              onClick={() => outbox.drop(clientMessageId)}
            >
              Take back
            </Button>
          </div>
        )}
      </article>
      {crisis && <CrisisCard crisis={crisis} />}
    </div>
  );
}
