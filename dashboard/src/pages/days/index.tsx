import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { explain } from '../../api/errors';
import { Card } from '../../parts/Card';
import { Figure } from '../../parts/figure/Figure';
import { localDate, shortDayText } from '../../parts/format';
import { Notice } from '../../parts/Notice';
import { Columns, Page } from '../../parts/Page';
import { Skeleton } from '../../parts/Skeleton';
import { Calendar } from './Calendar';
import { DaysDocument } from './operations.generated';
import { inDays } from './in-days';
import { StreakCard } from './StreakCard';
import { useVisit } from './use-visit';
import { VisitsCard } from './VisitsCard';

/** Twelve columns of weeks: they fit a phone. */
const SHOWN_DAYS = 83;
const MOOD_COLUMNS = [
  { key: 'date', name: 'Day', format: shortDayText },
  { key: 'averageSentiment', name: 'Mood, −1 to 1' },
  { key: 'messages', name: 'Messages' },
];

export default function DaysPage() {
  useVisit();
  const [from] = useState(() => inDays(-SHOWN_DAYS));
  const { data, error, refetch } = useQuery(DaysDocument, {
    variables: { from, to: localDate() },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Page title="My days" lead="When you were here, and what keeps your streak alive.">
      {error && !data && <Notice tone="bad">{explain(error).text}</Notice>}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <Columns>
          <StreakCard streak={data.streak} onChange={() => void refetch()} />
          <Card title="Calendar">
            <Calendar days={data.streakCalendar} />
          </Card>
          <VisitsCard onChange={() => void refetch()} />
          <Figure
            title="Mood"
            summary="How your messages sounded, day by day: from −1, sad, to 1, glad."
            columns={MOOD_COLUMNS}
            rows={data.moodTrend.map(({ date, averageSentiment, messages }) => ({
              date,
              averageSentiment: Math.round(averageSentiment * 100) / 100,
              messages,
            }))}
            plot={{ kind: 'line', x: 'date', series: ['averageSentiment'], unit: 'mood' }}
          />
        </Columns>
      )}
    </Page>
  );
}
