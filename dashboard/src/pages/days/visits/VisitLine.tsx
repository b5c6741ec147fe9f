import { clockTime, counted, duration, spokenDay } from '../../../parts/format';
import type { SessionEndReason, VisitsQuery } from '../operations.generated';
import { KINDS } from '../reasons';
import { Timeline } from './Timeline';
import styles from './VisitsCard.module.css';

export type Visit = VisitsQuery['sessions']['nodes'][number];

const ENDS: Record<SessionEndReason, string> = {
  CLIENT: 'left',
  IDLE: 'nobody was seen any more',
  CAP: 'at its longest',
  CLAIMED: 'brought along from a guest',
};

/** One visit: when, how long, how it ended, and what was done in it, in its order. */
export function VisitLine({ visit }: { visit: Visit }) {
  const { startedAt, endReason, wallMs, activeMs, activities } = visit;
  return (
    <li className={styles.visit}>
      <h3>
        {spokenDay(startedAt)}, {timesOf(visit)}
      </h3>
      <p className={styles.sum}>
        {wallMs > 0 && `${duration(wallMs)} · `}
        {activeMs > 0 && `active for ${duration(activeMs)} · `}
        {endReason ? ENDS[endReason] : <strong>still open</strong>}
      </p>
      <Timeline visit={visit} />
      {activities.length === 0 ? (
        <p className={styles.sum}>Nothing was done in it.</p>
      ) : (
        <details>
          <summary>{counted(activities.length, 'activity', 'activities')}</summary>
          <ol className={styles.activities}>
            {activities.map(({ id, kind, startedAt: from, endedAt: to }) => (
              <li key={id} data-kind={kind}>
                <i aria-hidden="true" />
                {clockTime(from)} {KINDS[kind]}
                {to && `, ${duration(+new Date(to) - +new Date(from))}`}
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}

function timesOf({ startedAt, endedAt }: Visit): string {
  const from = clockTime(startedAt);
  if (!endedAt) return `since ${from}`;
  const to = clockTime(endedAt);
  return from === to ? from : `${from} to ${to}`;
}
