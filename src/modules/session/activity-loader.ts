import DataLoader from 'dataloader';
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../platform/auth/viewer.js';
import { Database } from '../../platform/database/database.js';
import { unauthenticated } from '../../platform/errors/refusal.js';
import type { ActivityKind } from './session.enums.js';
import type { ActivityView } from './session.types.js';

interface Row {
  id: string;
  session_id: string;
  kind: ActivityKind;
  started_at: string;
  ended_at: string | null;
}

const ACTIVITIES = `select id, session_id, kind, started_at, ended_at from session_activity
  where session_id = any(?::uuid[]) and is_inside order by started_at, id`;

/** What was done in all the sessions of one answer, loaded with one statement. */
@Injectable()
export class ActivityLoader {
  private readonly ofRequest = new WeakMap<RequestContext, DataLoader<string, ActivityView[]>>();

  constructor(private readonly database: Database) {}

  of(request: RequestContext, sessionId: string): Promise<ActivityView[]> {
    const loader = this.ofRequest.get(request) ?? this.fresh(request);
    this.ofRequest.set(request, loader);
    return loader.load(sessionId);
  }

  private fresh({ viewer }: RequestContext): DataLoader<string, ActivityView[]> {
    if (!viewer) throw unauthenticated();
    // Several mutations of one request each change what the next one shows: nothing is remembered.
    return new DataLoader((ids) => this.load(viewer.accountId, ids), { cache: false });
  }

  private async load(accountId: string, ids: readonly string[]): Promise<ActivityView[][]> {
    const wanted = `{${[...new Set(ids)].join(',')}}`;
    const [rows] = await this.database.rows<[Row]>(accountId, {
      sql: ACTIVITIES,
      values: [wanted],
    });
    const lists = Map.groupBy(rows, (row) => row.session_id);
    return ids.map((id) => (lists.get(id) ?? []).map(activityOf));
  }
}

const activityOf = ({ id, kind, started_at, ended_at }: Row): ActivityView => ({
  id,
  kind,
  startedAt: new Date(started_at),
  endedAt: ended_at === null ? null : new Date(ended_at),
});
