import { useQuery } from '@apollo/client/react';
import { Figure } from '../../parts/figure/Figure';
import { count, counted, duration, shortDayText } from '../../parts/format';
import { Columns } from '../../parts/Page';
import { Stat, Stats } from '../../parts/Stat';
import { SessionFiguresDocument, type SessionFiguresQuery } from './operations.generated';
import { Part } from './Part';
import { drawnPerDay, perDay } from './per-day';
import type { Range } from './range';

const PER_DAY = perDay('Sessions begun');
const KINDS: Record<string, string> = {
  CHAT: 'Chat',
  GAME: 'Games',
  VIDEO: 'Videos',
  MUSIC: 'Music',
};
const BY_KIND = [
  { key: 'kind', name: 'Kind' },
  { key: 'count', name: 'Activities', format: count },
  { key: 'activeMinutes', name: 'Minutes', format: count },
];

/** How often and how long people come. */
export function SessionsPart({ range }: { range: Range }) {
  const { data, previousData, error, loading } = useQuery(SessionFiguresDocument, {
    variables: { range },
  });
  const report = (data ?? previousData)?.sessionReport;
  return (
    <Part title="Sessions" error={error} isLoading={loading} hasFigures={report !== undefined}>
      {report && !error && (
        <>
          <Overview report={report} lastDay={range.to} />
          <Columns>
            <Figure
              title="Sessions per day"
              summary={`${counted(report.sessions, 'session')} of ${counted(report.accounts, 'account')}.`}
              columns={PER_DAY}
              rows={report.perDay}
              plot={drawnPerDay('sessions', range)}
            />
            <Figure
              title="What was done in them"
              summary={`${counted(report.withoutActivity, 'session')} without any activity.`}
              columns={BY_KIND}
              rows={report.byKind.map(({ kind, count: activities, activeMs }) => ({
                kind: KINDS[kind]!,
                count: activities,
                activeMinutes: Math.round(activeMs / 60_000),
              }))}
              plot={{ kind: 'lying', x: 'kind', series: ['count'], unit: 'activities' }}
            />
          </Columns>
        </>
      )}
    </Part>
  );
}

interface OverviewProps {
  report: SessionFiguresQuery['sessionReport'];
  lastDay: string;
}

function Overview({ report, lastDay }: OverviewProps) {
  const { dau, wau, mau, averageWallMs, p50WallMs, p95WallMs, averageActiveMs } = report;
  return (
    <Stats>
      <Stat
        name={`Active on ${shortDayText(lastDay)}`}
        value={counted(dau, 'account')}
        note={stickiness(dau, mau)}
      />
      <Stat name="In the 7 days up to it" value={counted(wau, 'account')} />
      <Stat name="In the 30 days up to it" value={counted(mau, 'account')} />
      <Stat
        name="Length"
        value={duration(p50WallMs)}
        note={`half are shorter; mean ${duration(averageWallMs)}, 95 of 100 under ${duration(p95WallMs)}`}
      />
      <Stat name="Of it active, on average" value={duration(averageActiveMs)} />
    </Stats>
  );
}

const stickiness = (dau: number, mau: number): string =>
  mau === 0 ? 'nobody in 30 days' : `${Math.round((dau / mau) * 100)}% of those of 30 days`;
