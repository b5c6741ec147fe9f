import { Suspense, useState } from 'react';
import { Button } from '../../../parts/Button';
import { Card } from '../../../parts/Card';
import { counted, dayText } from '../../../parts/format';
import { lazily } from '../../../parts/lazily';
import { Stat, Stats } from '../../../parts/Stat';
import type { DaysQuery } from '../operations.generated';
import { Pauses } from './Pauses';
import { stateOf } from './state';
import styles from './StreakCard.module.css';

const PauseDialog = lazily(() => import('./PauseDialog'));
const RepairDialog = lazily(() => import('./RepairDialog'));

type StreakCardProps = Pick<DaysQuery, 'me' | 'streak' | 'streakPauses' | 'streakCalendar'> & {
  today: string;
  onChange(): void;
};

/** The run of days, until when it lives, and what can be done for it. */
export function StreakCard(props: StreakCardProps) {
  const { me, streak, streakPauses, streakCalendar, today, onChange } = props;
  const [asking, setAsking] = useState<'pause' | 'repair' | null>(null);
  const close = (): void => setAsking(null);
  const { startedOn, freezesAvailable } = streak;
  return (
    <Card title="Streak">
      <Stats>
        <Stat name="Now" value={counted(streak.currentDays, 'day')} />
        <Stat name="Longest" value={counted(streak.longestDays, 'day')} />
        <Stat name="Ever" value={counted(streak.totalDays, 'day')} />
      </Stats>
      <p className={styles.state} data-status={streak.status}>
        {stateOf(streak, today, me.timeZone)}
      </p>
      <p className={styles.more}>
        {startedOn && `It began on ${dayText(startedOn)}. `}
        {freezesAvailable > 0 &&
          `${counted(freezesAvailable, 'saved freeze')} would cover as many missed days. `}
        Days are counted in {me.timeZone.replaceAll('_', ' ')}.
      </p>
      <Pauses pauses={streakPauses} today={today} onChange={onChange} />
      <div className={styles.care}>
        <Button onClick={() => setAsking('pause')}>Plan a pause</Button>
        <Button onClick={() => setAsking('repair')}>Repair a missed day</Button>
      </div>
      <Suspense>
        {asking === 'pause' && <PauseDialog today={today} onDone={onChange} onClose={close} />}
        {asking === 'repair' && (
          <RepairDialog days={streakCalendar} today={today} onDone={onChange} onClose={close} />
        )}
      </Suspense>
    </Card>
  );
}
