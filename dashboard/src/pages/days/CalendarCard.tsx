import { type KeyboardEvent, useId, useState } from 'react';
import { Card } from '../../parts/Card';
import styles from './CalendarCard.module.css';
import { weekdayOf } from './days';
import type { DaysQuery } from './operations.generated';
import { monthText, REASONS, toldOf } from './reasons';

type Day = DaysQuery['streakCalendar'][number];

const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 };

/** Weeks side by side: each day with why it counted or did not, told for the one that is chosen. */
export function CalendarCard({ days }: { days: readonly Day[] }) {
  const id = useId();
  const { shown, choose, onKeyDown } = useChoice(days);
  return (
    <Card title="Calendar">
      <div className={styles.frame}>
        <Months days={days} />
        <div
          className={styles.days}
          data-first={weekdayOf(days[0]!.date)}
          role="listbox"
          aria-label="Your days"
          aria-activedescendant={`${id}-${shown}`}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          {days.map((day, nth) => (
            <button
              key={day.date}
              type="button"
              tabIndex={-1}
              id={`${id}-${nth}`}
              role="option"
              aria-selected={nth === shown}
              aria-label={toldOf(day)}
              title={toldOf(day)}
              data-state={day.state}
              data-much={muchOf(day)}
              onClick={() => choose(day.date)}
            />
          ))}
        </div>
      </div>
      <p className={styles.told} aria-live="polite">
        {toldOf(days[shown]!)}
      </p>
      <Legend />
    </Card>
  );
}

/** Which day is told about: the last one, until another is chosen. */
function useChoice(days: readonly Day[]) {
  const [chosen, choose] = useState<string | null>(null);
  const at = days.findIndex(({ date }) => date === chosen);
  const shown = at < 0 ? days.length - 1 : at;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    choose(days[Math.min(Math.max(shown + step, 0), days.length - 1)]!.date);
  };
  return { shown, choose, onKeyDown };
}

/** The names of months above the weeks in which they begin. */
function Months({ days }: { days: readonly Day[] }) {
  const mondays = days.filter(({ date }, nth) => nth === 0 || weekdayOf(date) === 0);
  return (
    <div className={styles.months} aria-hidden="true">
      {mondays.map(({ date }, nth) => (
        <span key={date}>{isNewMonth(date, mondays[nth - 1]?.date) && monthText(date)}</span>
      ))}
    </div>
  );
}

const isNewMonth = (date: string, before: string | undefined): boolean =>
  before === undefined ? Number(date.slice(8)) <= 21 : date.slice(0, 7) !== before.slice(0, 7);

const LEGEND = ['COUNTED', 'REPAIRED', 'FROZEN', 'PAUSED', 'MISSED'] as const;

function Legend() {
  return (
    <ul className={styles.legend}>
      {LEGEND.map((state) => (
        <li key={state}>
          <i data-state={state} data-much={2} aria-hidden="true" />
          {REASONS[state]}
        </li>
      ))}
    </ul>
  );
}

/** 1 to 3: how much was done. */
function muchOf({ activities }: Day): number {
  if (activities >= 10) return 3;
  return activities >= 4 ? 2 : 1;
}
