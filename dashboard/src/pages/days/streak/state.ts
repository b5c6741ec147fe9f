import { dayText, fromNow } from '../../../parts/format';
import { dateIn, daysAfter } from '../days';
import type { DaysQuery } from '../operations.generated';

/** How the run stands, what keeps it alive, and until when. */
export function stateOf(
  { status, expiresAt }: DaysQuery['streak'],
  today: string,
  zone: string,
): string {
  if (status === 'NONE') return 'It begins with the first thing that you do.';
  if (status === 'BROKEN') return 'The last run is over. Another one begins with what you do next.';
  if (status === 'PAUSED') {
    return expiresAt
      ? `It rests, and does not break meanwhile. Be back by ${lastChance(expiresAt, today, zone)}.`
      : 'It rests, and does not break meanwhile.';
  }
  const until = `by ${lastChance(expiresAt!, today, zone)}, ${fromNow(expiresAt!)}`;
  return status === 'ACTIVE_TODAY'
    ? `Today counts already. The next message, game, film or song is due ${until}.`
    : `Keep it alive ${until}: a message, a game, a film or a song will do.`;
}

/** A run ends where a day begins: the day before is the last one on which something helps. */
function lastChance(expiresAt: string, today: string, zone: string): string {
  const last = daysAfter(dateIn(zone, new Date(expiresAt)), -1);
  if (last === today) return 'the end of today';
  return last === daysAfter(today, 1) ? 'the end of tomorrow' : `the end of ${dayText(last)}`;
}
