import { counted } from '../../../parts/format';
import type { ActivityKind } from '../operations.generated';
import { KINDS } from '../reasons';
import type { Visit } from './VisitLine';
import styles from './VisitsCard.module.css';

/** As wide as a moment is drawn, of 100. */
const MOMENT = 0.8;

/** The visit from its start to its end, and where in it something was done. */
export function Timeline({ visit }: { visit: Visit }) {
  const { startedAt, wallMs, activities } = visit;
  const start = +new Date(startedAt);
  // A visit of a moment is all of it.
  const at = (instant: string): number =>
    Math.min(Math.max((+new Date(instant) - start) / Math.max(wallMs, 1), 0), 1) * (100 - MOMENT);
  return (
    <svg className={styles.line} viewBox="0 0 100 10" preserveAspectRatio="none" role="img">
      <title>{summaryOf(activities.map(({ kind }) => kind))}</title>
      <rect className={styles.whole} width="100" height="10" />
      {activities.map(({ id, kind, startedAt: from, endedAt }) => (
        <rect
          key={id}
          data-kind={kind}
          x={at(from)}
          width={Math.max(at(endedAt ?? from) - at(from), MOMENT)}
          height="10"
        />
      ))}
    </svg>
  );
}

function summaryOf(done: readonly ActivityKind[]): string {
  const kinds = [...new Set(done)].map((kind) => {
    const times = done.filter((one) => one === kind).length;
    return `${KINDS[kind]} ${counted(times, 'time')}`;
  });
  return kinds.length > 0 ? kinds.join(', ') : 'nothing was done';
}
