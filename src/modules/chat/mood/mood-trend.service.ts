import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { badInput } from '../../../platform/errors/refusal.js';
import { PRESENT_ZONE } from '../../account/index.js';
import type { MoodDayView } from './mood.types.js';

const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/** A subquery without a column of the messages: under a policy only such a bound meets their index. */
const startOf = (day: string) =>
  `(select (${day})::timestamp at time zone zone from (${PRESENT_ZONE.sql}) as present)`;

/** The active path alone, as in the history: an edited message counts as it reads now. */
const TREND = `
  with felt as (
    select (created_at at time zone present.zone)::date as day, mood, sentiment
    from message, (${PRESENT_ZONE.sql}) as present
    where account_id = current_account() and on_path and role = 'USER'
      and created_at >= ${startOf('?::date')} and created_at < ${startOf('?::date + 1')}
  ), counted as (
    select day, mood, count(*) as messages, sum(sentiment) as total, count(sentiment) as known
    from felt group by day, mood
  )
  select to_char(day, 'YYYY-MM-DD') as date, sum(messages)::int as messages,
         coalesce(round((sum(total) / nullif(sum(known), 0))::numeric, 3), 0)::float8 as average,
         coalesce(jsonb_agg(jsonb_build_object('mood', mood, 'count', messages)
                            order by messages desc, mood) filter (where mood is not null), '[]')
           as moods
  from counted group by day order by day`;

interface TrendRow {
  date: string;
  messages: number;
  average: number;
  moods: MoodDayView['moods'];
}

/** How the days sounded. */
@Injectable()
export class MoodTrendService {
  constructor(private readonly database: Database) {}

  /** @throws Refusal BAD_USER_INPUT for a range that is reversed or too long */
  async days({ accountId }: Viewer, from: string, to: string): Promise<MoodDayView[]> {
    const [first, last] = [Date.parse(from), Date.parse(to)];
    if (first > last) throw badInput('The trend’s `from` must not be after its `to`.');
    if ((last - first) / DAY_MS >= MOST_DAYS)
      throw badInput(`The trend covers at most ${MOST_DAYS} days.`);
    const values = [from, to];
    const [rows] = await this.database.rows<[TrendRow]>(accountId, { sql: TREND, values });
    return rows.map(({ average, ...day }) => ({ ...day, averageSentiment: average }));
  }
}
