import type { Day } from '../../platform/clock/local-days.js';
import type { Statement } from '../../platform/database/statement.js';
import type { Effect } from '../../platform/events/inbox.js';
import { newId } from '../../platform/ids/new-id.js';
import type { ActivityKind } from '../session/index.js';

/** What can be done on a day: a message that was sent, or something that a client recorded. */
export type Deed = 'MESSAGE' | ActivityKind;

/** Where each is counted. */
const COUNTED_IN = {
  MESSAGE: 'messages',
  CHAT: 'chats',
  GAME: 'games',
  VIDEO: 'videos',
  MUSIC: 'songs',
} as const satisfies Record<Deed, string>;
export const DEEDS = Object.keys(COUNTED_IN) as Deed[];
export const COLUMNS = Object.values(COUNTED_IN);

/** What was done on one day. */
export type DoneRow = { day: Day } & Record<(typeof COUNTED_IN)[Deed], number>;

export const doneBetween = (from: string, to: string): Statement => ({
  sql: `select date - date '1970-01-01' as day, ${COLUMNS.join(', ')} from activity_day
        where account_id = current_account() and date between ?::date and ?::date`,
  values: [from, to],
});

export const allDone: Statement = {
  sql: `select date - date '1970-01-01' as day, ${COLUMNS.join(', ')} from activity_day
        where account_id = current_account()`,
  values: [],
};

export const countsOf = (row: DoneRow): Record<Deed, number> =>
  Object.fromEntries(DEEDS.map((deed) => [deed, row[COUNTED_IN[deed]]])) as Record<Deed, number>;

/** Counts one more, for whoever hears of it. */
export const oneMore = (deed: Deed, date: string, at: string): Effect => ({
  sql: `insert into activity_day as d (id, account_id, date, ${COLUMNS.join(', ')}, last_at)
        select ?::uuid, current_account(), ?::date, ${COLUMNS.map(() => '?::int').join(', ')}, ?::timestamptz
        from heard
        on conflict (account_id, date) do update set
          ${COLUMNS.map((column) => `${column} = d.${column} + excluded.${column}`).join(', ')},
          last_at = greatest(d.last_at, excluded.last_at)`,
  values: [newId(), date, ...DEEDS.map((each) => (each === deed ? 1 : 0)), at],
});

const kindOf = (deed: Deed): ActivityKind => (deed === 'MESSAGE' ? 'CHAT' : deed);

/** Each kind once. */
export function kindsOf(row: DoneRow | undefined): ActivityKind[] {
  const done = row ? DEEDS.filter((deed) => row[COUNTED_IN[deed]] > 0) : [];
  return [...new Set(done.map(kindOf))];
}

export function totalOf(row: DoneRow | undefined): number {
  return row ? COLUMNS.reduce((sum, column) => sum + row[column], 0) : 0;
}
