import { memo, useState } from 'react';
import { clockTime, spokenDay } from '../../../parts/format';
import type { LineFragment } from '../operations.generated';
import { Branches } from './Branches';
import { CrisisBeside } from './CrisisBeside';
import { Editor } from './Editor';
import { Marks } from './Marks';
import { Reply } from './Reply';
import styles from './Row.module.css';
import { Tools } from './Tools';
import { useLine } from './use-line';
import { Words } from './Words';

interface RowProps {
  id: string;
  /** When the message above it was said, for the day between them; null: none is above it. */
  previousAt: string | null;
  isLast: boolean;
  /** No later one that is loaded calls for somebody to talk to. */
  isNewestFlagged: boolean;
  /** Whoever looked for it finds it lit up for a moment. */
  isSought: boolean;
}

/** One message with all that hangs on it. */
export const Row = memo(function Row(props: RowProps) {
  const { id, previousAt, isLast, isNewestFlagged, isSought } = props;
  const line = useLine(id);
  const [isEdited, setIsEdited] = useState(false);
  if (!line) return null;
  const day = spokenDay(line.createdAt);
  const isMine = line.role === 'USER';
  return (
    <div className={styles.row}>
      {day !== (previousAt && spokenDay(previousAt)) && <DayBreak day={day} />}
      <article
        className={isMine ? styles.mine : styles.theirs}
        data-last={isLast}
        data-sought={isSought}
        data-message={id}
        aria-label={`${isMine ? 'You' : 'Smriti'}, ${day} ${clockTime(line.createdAt)}`}
      >
        {isMine ? (
          <Mine line={line} isEdited={isEdited} onEdited={() => setIsEdited(false)} />
        ) : (
          <Reply line={line} />
        )}
        {!isEdited && line.status !== 'GENERATING' && (
          <footer className={styles.foot}>
            <Branches line={line} />
            <Marks line={line} />
            <Tools line={line} onEdit={() => setIsEdited(true)} />
          </footer>
        )}
      </article>
      {isMine && <CrisisBeside line={line} isNewest={isNewestFlagged} />}
    </div>
  );
});

interface MineProps {
  line: LineFragment;
  isEdited: boolean;
  onEdited(): void;
}

function Mine({ line, isEdited, onEdited }: MineProps) {
  if (isEdited) return <Editor line={line} onClose={onEdited} />;
  return (
    <div className={styles.bubble}>
      <Words {...line} />
    </div>
  );
}

function DayBreak({ day }: { day: string }) {
  return (
    <p className={styles.day}>
      <span>{day}</span>
    </p>
  );
}
