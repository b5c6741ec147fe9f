import { useMutation } from '@apollo/client/react';
import { explain } from '../../../api/errors';
import { Button } from '../../../parts/Button';
import { shortDayText } from '../../../parts/format';
import { toast } from '../../../parts/toasts';
import { CancelPauseDocument, type DaysQuery } from '../operations.generated';
import styles from './StreakCard.module.css';

type Pause = DaysQuery['streakPauses'][number];

interface PausesProps {
  pauses: readonly Pause[];
  today: string;
  onChange(): void;
}

/** The pauses that are, and those to come, the next one first. */
export function Pauses({ pauses, today, onChange }: PausesProps) {
  const [cancel] = useMutation(CancelPauseDocument);
  const end = async (from: string): Promise<void> => {
    await cancel({ variables: { from } });
    toast(from > today ? 'The pause is cancelled.' : 'The pause is over.');
    onChange();
  };
  const coming = pauses.filter(({ to }) => to >= today).toReversed();
  if (coming.length === 0) return null;
  return (
    <ul className={styles.pauses} aria-label="Pauses">
      {coming.map(({ from, to }) => (
        <li key={from}>
          <span>
            {from <= today ? 'Paused' : 'To be paused'} {spanText(from, to)}
          </span>
          <Button
            size="s"
            onClick={() => void end(from).catch((error: unknown) => toast(explain(error).text))}
          >
            {from > today ? 'Cancel' : 'End now'}
            <span className="visually-hidden"> the pause {spanText(from, to)}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

const spanText = (from: string, to: string): string =>
  from === to ? `on ${shortDayText(from)}` : `from ${shortDayText(from)} to ${shortDayText(to)}`;
