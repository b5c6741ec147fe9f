import { RotateCcw } from 'lucide-react';
import { Button } from '../../../parts/Button';
import type { LineFragment, MessageStatus } from '../operations.generated';
import { ENDINGS } from './endings';
import styles from './Reply.module.css';
import { useDeeds } from './use-deeds';
import { useReply } from './use-reply';
import { Words } from './Words';

/** The companion's words, as far as they are written. */
export function Reply({ line }: { line: LineFragment }) {
  const { content, status } = useReply(line);
  const isWritten = status === 'GENERATING';
  return (
    <div className={styles.reply} aria-busy={isWritten}>
      {content === '' && isWritten ? (
        <Thinking />
      ) : (
        <Words role={line.role} contentType={line.contentType} content={content} />
      )}
      <Ending line={line} status={status} />
    </div>
  );
}

function Thinking() {
  return (
    <p className={styles.thinking}>
      <span className="visually-hidden">Smriti is writing…</span>
      <i aria-hidden="true" />
      <i aria-hidden="true" />
      <i aria-hidden="true" />
    </p>
  );
}

/** What became of a reply that did not come to its end. */
function Ending({ line, status }: { line: LineFragment; status: MessageStatus }) {
  const { deeds, doing } = useDeeds();
  const words = ENDINGS[status];
  if (!words) return null;
  return (
    <p className={styles.ending}>
      {words}
      <Button
        look="plain"
        size="s"
        icon={<RotateCcw aria-hidden />}
        onClick={() => doing(deeds.regenerate(line))}
      >
        Ask again
      </Button>
    </p>
  );
}
