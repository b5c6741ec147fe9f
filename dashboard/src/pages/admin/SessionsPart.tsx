import { useQuery } from '@apollo/client/react';
import { Figure } from '../../parts/figure/Figure';
import { count, counted, duration, shortDayText } from '../../parts/format';
import { Columns } from '../../parts/Page';
import { Stat, Stats } from '../../parts/Stat';
import { SessionFiguresDocument, type SessionFiguresQuery } from './operations.generated';
import { Part } from './Part';
import type { Range } from './RangePicker';

const PER_DAY = [
  { key: 'date', name: 'Day', format: shortDayText },
  { key: 'value', name: 'Sessions begun', format: count },
];
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
    <Part title="Sessions" error={error} isWaiting={loading}>
      {report && !error && (
        <>
          <Overview report={report} />
          <Columns>
            <Figure
              title="Sessions per day"
              summary={`${counted(report.sessions, 'session')} of ${counted(report.accounts, 'account')}.`}
              columns={PER_DAY}
              rows={report.perDay}
              plot={{ kind: 'bar', x: 'date', series: ['value'], unit: 'sessions' }}
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
              plot={{ kind: 'bar', x: 'kind', series: ['count'], unit: 'activities' }}
            />
          </Columns>
        </>
      )}
    </Part>
  );
}

function Overview({ report }: { report: SessionFiguresQuery['sessionReport'] }) {
  const { dau, wau, mau, averageWallMs, p50WallMs, p95WallMs, averageActiveMs } = report;
  return (
    <Stats>
      <Stat name="On the last day" value={counted(dau, 'account')} note={stickiness(dau, mau)} />
      <Stat name="In its last 7 days" value={counted(wau, 'account')} />
      <Stat name="In its last 30 days" value={counted(mau, 'account')} />
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
  mau === 0 ? 'nobody in 30 days' : `${Math.round((dau / mau) * 100)} % of those of 30 days`;
