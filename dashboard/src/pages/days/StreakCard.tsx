import { useMutation } from '@apollo/client/react';
import { explain } from '../../api/errors';
import { Button } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { counted, fromNow } from '../../parts/format';
import { Stat, Stats } from '../../parts/Stat';
import { toast } from '../../parts/toasts';
import { inDays } from './in-days';
import {
  CancelPauseDocument,
  type DaysQuery,
  PauseDocument,
  RepairDocument,
} from './operations.generated';

interface StreakCardProps {
  streak: DaysQuery['streak'];
  onChange(): void;
}

/** The run of days, until when it lives, and what can be done for it. */
export function StreakCard({ streak, onChange }: StreakCardProps) {
  return (
    <Card title="Streak">
      <Stats>
        <Stat name="Now" value={counted(streak.currentDays, 'day')} />
        <Stat name="Longest" value={counted(streak.longestDays, 'day')} />
        <Stat name="Ever" value={counted(streak.totalDays, 'day')} />
      </Stats>
      <p>{sentence(streak)}</p>
      <Care isPaused={streak.status === 'PAUSED'} onChange={onChange} />
    </Card>
  );
}

function Care({ isPaused, onChange }: { isPaused: boolean; onChange(): void }) {
  const [pause] = useMutation(PauseDocument);
  const [cancel] = useMutation(CancelPauseDocument);
  const [repair] = useMutation(RepairDocument);
  const doing = async (deed: () => Promise<unknown>, done: string): Promise<void> => {
    try {
      await deed();
      toast(done);
      onChange();
    } catch (error) {
      toast(explain(error).text);
    }
  };
  const rest = () => pause({ variables: { from: inDays(0), to: inDays(6) } });
  const goOn = () => cancel({ variables: { from: inDays(0) } });
  const mend = () => repair({ variables: { date: inDays(-1), reason: 'Asked for on the page' } });
  return (
    <p>
      {isPaused ? (
        <Button onClick={() => void doing(goOn, 'The pause is over.')}>End the pause</Button>
      ) : (
        <Button onClick={() => void doing(rest, 'Paused for a week.')}>Pause for a week</Button>
      )}{' '}
      <Button onClick={() => void doing(mend, 'Yesterday is mended.')}>Repair yesterday</Button>
    </p>
  );
}

function sentence({ status, expiresAt }: DaysQuery['streak']): string {
  if (status === 'NONE') return 'It begins with the first thing that you do.';
  if (status === 'BROKEN') return 'The last run is over. Another begins with what you do today.';
  if (status === 'PAUSED') return 'It rests, and does not break meanwhile.';
  const until = expiresAt ? ` It would end ${fromNow(expiresAt)}.` : '';
  return status === 'ACTIVE_TODAY'
    ? `Today counts already.${until}`
    : `Do something today to keep it.${until}`;
}
