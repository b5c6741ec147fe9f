import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import type { Statement } from '../../../platform/database/statement.js';
import { SessionReader } from '../../session/index.js';
import { standingOf } from '../reckoning/standing.js';
import { RECORD, recordOf, type RecordRows } from '../streak-record.js';
import type { ActivityStats } from './activity-stats.types.js';

/** All days together. */
interface Done {
  messages: number;
  games: number;
  videos: number;
  songs: number;
  last_at: string | null;
}

const DONE: Statement = {
  sql: `select coalesce(sum(messages), 0)::int as messages, coalesce(sum(games), 0)::int as games,
          coalesce(sum(videos), 0)::int as videos, coalesce(sum(songs), 0)::int as songs,
          max(last_at) as last_at
        from activity_day where account_id = current_account()`,
  values: [],
};

@Injectable()
export class ActivityStatsService {
  constructor(
    private readonly database: Database,
    private readonly visits: SessionReader,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async of(viewer: Viewer): Promise<ActivityStats> {
    const terms = { now: this.clock.now(), mostFreezes: this.config.streakFreezes };
    const [{ current, ...visits }, [[done], ...rows]] = await Promise.all([
      this.visits.summary(viewer),
      this.database.rows<[Done, ...RecordRows]>(viewer.accountId, DONE, ...RECORD),
    ]);
    const { currentDays, longestDays, validUntil } = standingOf(recordOf(rows), terms);
    const { last_at: lastAt, ...counts } = done!;
    return {
      ...visits,
      ...counts,
      currentStreakDays: currentDays,
      longestStreakDays: longestDays,
      lastActivityAt: latest(visits.lastActivityAt, lastAt === null ? null : new Date(lastAt)),
      currentSessionId: current?.id ?? null,
      validUntil: new Date(Math.min(+validUntil, +(current?.openUntil ?? validUntil))),
    };
  }
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one > other ? one : other;
}
