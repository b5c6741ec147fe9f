import { counted, dayText } from '../../parts/format';
import type { ActivityKind, DaysQuery, StreakDayState } from './operations.generated';

/** Why a day counted, or why it did not. */
export const REASONS: Record<StreakDayState, string> = {
  COUNTED: 'you were here',
  FROZEN: 'missed, and a freeze kept the streak',
  PAUSED: 'paused',
  REPAIRED: 'missed, and repaired',
  MISSED: 'missed',
  TODAY_OPEN: 'today, still open',
  FUTURE: 'still to come',
};

export const KINDS: Record<ActivityKind, string> = {
  CHAT: 'chat',
  GAME: 'game',
  VIDEO: 'film',
  MUSIC: 'music',
};

/** «27 Nov 2026: you were here, 5 activities (chat, game)». */
export function toldOf({ date, state, kinds, activities }: DaysQuery['streakCalendar'][number]) {
  const done =
    activities > 0
      ? `, ${counted(activities, 'activity', 'activities')} (${kinds.map((kind) => KINDS[kind]).join(', ')})`
      : '';
  return `${dayText(date)}: ${REASONS[state]}${done}`;
}

const month = new Intl.DateTimeFormat(navigator.languages, { month: 'short', timeZone: 'UTC' });

export const monthText = (date: string): string => month.format(new Date(date));
