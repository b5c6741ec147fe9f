import { useQuery } from '@apollo/client/react';
import { Figure } from '../../parts/figure/Figure';
import { count, counted, rounded } from '../../parts/format';
import { Columns } from '../../parts/Page';
import { Stat, Stats } from '../../parts/Stat';
import { StreakFiguresDocument, type StreakFiguresQuery } from './operations.generated';
import { Part } from './Part';
import { drawnPerDay, perDay } from './per-day';
import type { Range } from './range';

const DISTRIBUTION = [
  { key: 'days', name: 'Days in a row' },
  { key: 'accounts', name: 'Accounts', format: count },
];
const BROKEN = perDay('Streaks that broke');

/** How long people keep coming, day after day. */
export function StreaksPart({ range }: { range: Range }) {
  const { data, previousData, error, loading } = useQuery(StreakFiguresDocument, {
    variables: { range },
  });
  const report = (data ?? previousData)?.streakReport;
  return (
    <Part title="Streaks" error={error} isLoading={loading} hasFigures={report !== undefined}>
      {report && !error && (
        <>
          <Overview report={report} />
          <Columns>
            <Figure
              title="How long streaks are"
              summary={`${counted(report.accountsOnStreak, 'account')} on a streak, by its length.`}
              columns={DISTRIBUTION}
              rows={report.distribution.map(({ minDays, maxDays, accounts }) => ({
                days: spanOf(minDays, maxDays ?? null),
                accounts,
              }))}
              plot={{ kind: 'lying', x: 'days', series: ['accounts'], unit: 'accounts' }}
            />
            <Figure
              title="Streaks broken per day"
              summary="On the first day that nothing covered."
              columns={BROKEN}
              rows={report.brokenPerDay}
              plot={drawnPerDay('streaks', range)}
            />
          </Columns>
        </>
      )}
    </Part>
  );
}

function Overview({ report }: { report: StreakFiguresQuery['streakReport'] }) {
  return (
    <Stats>
      <Stat name="Active in the range" value={counted(report.activeAccounts, 'account')} />
      <Stat name="On a streak" value={counted(report.accountsOnStreak, 'account')} />
      <Stat name="At risk on the last day" value={counted(report.atRisk, 'account')} />
      <Stat name="Length, on average" value={`${rounded(report.averageDays)} days`} />
      <Stat name="Longest" value={counted(report.longestDays, 'day')} />
    </Stats>
  );
}

function spanOf(minDays: number, maxDays: number | null): string {
  if (maxDays === null) return `${minDays} days or more`;
  return minDays === maxDays ? counted(minDays, 'day') : `${minDays}–${maxDays} days`;
}
