import { explain } from '../../api/errors';
import { useStore } from '../../api/store';
import { Notice } from '../../parts/Notice';
import { Columns, Page, Stack } from '../../parts/Page';
import { Skeleton } from '../../parts/Skeleton';
import { visit } from '../../visit/visit';
import { CalendarCard } from './CalendarCard';
import { MoodFigure } from './MoodFigure';
import { PlayCard } from './play/PlayCard';
import { StreakCard } from './streak/StreakCard';
import { useDays } from './use-days';
import { VisitsCard } from './visits/VisitsCard';

export default function DaysPage() {
  const { days, today, error, refetch } = useDays();
  const session = useStore(visit);
  const onChange = (): void => void refetch();
  return (
    <Page title="My days" lead="When you were here, and what keeps your streak alive.">
      {error && !days && <Notice tone="bad">{explain(error).text}</Notice>}
      {!days && !error && <Skeleton lines={6} />}
      {days && (
        <Columns>
          <Stack>
            <StreakCard {...days} today={today} onChange={onChange} />
            <CalendarCard days={days.streakCalendar} />
            <MoodFigure trend={days.moodTrend} from={days.streakCalendar[0]!.date} to={today} />
          </Stack>
          <Stack>
            <PlayCard />
            <VisitsCard key={session} />
          </Stack>
        </Columns>
      )}
    </Page>
  );
}
