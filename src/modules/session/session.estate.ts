import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
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
    await em.execute(
      `update session set closed_at = greatest(?, last_activity_at), closed_by = 'CLAIMED',
         ended_at = greatest(?, last_activity_at), end_reason = 'CLAIMED'
       where account_id = ? and ended_at is null and alive_until > ?`,
      [at, at, from, at],
    );
    const sessions = await rehome(em, 'session', passage);
    await rehome(em, 'session_join', passage);
    await rehome(em, 'session_activity', passage);
    recordIn(em, new SessionsInherited(to));
    return { sessions };
  }
}
