import { dayText } from '../../parts/format';
import styles from './Calendar.module.css';
import type { DaysQuery, StreakDayState } from './operations.generated';

type Day = DaysQuery['streakCalendar'][number];

export const REASONS: Record<StreakDayState, string> = {
  COUNTED: 'you were here',
  FROZEN: 'a freeze kept it',
  PAUSED: 'paused',
  REPAIRED: 'repaired',
  MISSED: 'missed',
  TODAY_OPEN: 'today, still open',
  FUTURE: 'still to come',
};

/** Each day with why it counted or did not. */
export function Calendar({ days }: { days: readonly Day[] }) {
  return (
    <ol className={styles.days} aria-label="Your days">
      {days.map((day) => (
        <li key={day.date} data-state={day.state} title={told(day)}>
          <span className="visually-hidden">{told(day)}</span>
        </li>
      ))}
    </ol>
  );
}

const told = ({ date, state, activities }: Day): string =>
  `${dayText(date)}: ${REASONS[state]}${activities > 0 ? `, ${activities} times` : ''}`;
