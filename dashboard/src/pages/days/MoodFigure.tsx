import { Figure } from '../../parts/figure/Figure';
import { shortDayText } from '../../parts/format';
import { datesBetween } from './days';
import type { DaysQuery } from './operations.generated';

const COLUMNS = [
  { key: 'date', name: 'Day', format: shortDayText },
  { key: 'mood', name: 'Mood, −1 to 1' },
  { key: 'messages', name: 'Messages' },
];

interface MoodFigureProps {
  trend: DaysQuery['moodTrend'];
  from: string;
  to: string;
}

/** How somebody's messages sounded; a day without any has its place and no bar. */
export function MoodFigure({ trend, from, to }: MoodFigureProps) {
  const sounded = new Map(trend.map((day) => [day.date, day]));
  const rows = datesBetween(trend[0]?.date ?? from, to).map((date) => {
    const day = sounded.get(date);
    // Of what is in no language that is understood there is no mood.
    const isKnown = day !== undefined && day.moods.length > 0;
    const mood = isKnown ? Math.round(day.averageSentiment * 100) / 100 : null;
    return { date, mood, messages: day?.messages ?? 0 };
  });
  return (
    <Figure
      title="Mood"
      summary="How your messages sounded, day by day: upwards glad, downwards sad. A rough guess, and in English only."
      columns={COLUMNS}
      rows={rows}
      plot={{ kind: 'bar', x: 'date', series: ['mood'], unit: 'mood, −1 to 1' }}
    />
  );
}
