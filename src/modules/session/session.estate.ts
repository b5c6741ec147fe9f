import { Injectable } from '@nestjs/common';
import type { EntityManager, QueryResult } from '@mikro-orm/postgresql';
import { recordIn } from '../../platform/events/record.js';
import { type Estate, Estates, type Passage, rehome } from '../account/index.js';
import { SessionsInherited } from './session.events.js';

/** Visits, and what was done in them. */
@Injectable()
export class SessionEstate implements Estate {
  readonly tables = ['session', 'session_join', 'session_activity'];

  constructor(estates: Estates) {
    estates.register(this);
  }

  async count(em: EntityManager, accountId: string): Promise<{ sessions: number }> {
    const [counts] = await em.execute<{ sessions: number }[]>(
      'select count(*)::int as sessions from session where account_id = ?',
      [accountId],
    );
    return counts!;
  }

  /** What is open ends here: whoever had it open has no pass any more. */
  async handOver(em: EntityManager, passage: Passage): Promise<{ sessions: number }> {
    const { from, to, at } = passage;
    // One statement, because nothing may be written that stays the guest's.
    const { affectedRows: sessions } = await em.execute<QueryResult>(
      `update session set account_id = ?, closed_at = coalesce(ending.at, closed_at),
         closed_by = case when ending.at is null then closed_by else 'CLAIMED' end,
         ended_at = coalesce(ending.at, ended_at),
         end_reason = case when ending.at is null then end_reason else 'CLAIMED' end
       from (
         select id, case when ended_at is null and alive_until > ?::timestamptz
                      then greatest(?::timestamptz, last_activity_at) end as at
         from session where account_id = ?
       ) as ending where ending.id = session.id`,
      [to, at, at, from],
      'run',
    );
    await rehome(em, 'session_join', passage);
    await rehome(em, 'session_activity', passage);
    recordIn(em, new SessionsInherited(to));
    return { sessions };
  }
}
