import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/auth/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { connect } from '../../platform/paging/connection.js';
import { Cursors } from '../../platform/paging/cursors.js';
import { keyset } from '../../platform/paging/keyset.js';
import { type PageArguments, pageRequest } from '../../platform/paging/page-request.js';
import {
  current,
  LIST,
  ORDER,
  pageStatement,
  type Surroundings,
  surroundings,
  RECORDED,
  type RecordedRow,
  type Totals,
  TOTALS,
} from './listing.js';
import type { ActivityKind } from './session.enums.js';
import { sessionOf, type SessionRow } from './session-rows.js';
import type { SessionPage, SessionView } from './session.types.js';

const FIRST_TWENTY = { size: 20, direction: 'forward' } as const;

/** What all visits of an account come to. */
export interface VisitSummary {
  sessions: number;
  activeMs: number;
  /** Null when nothing was ever done in one. */
  lastActivityAt: Date | null;
  current: SessionView | null;
}

/** Something that a client recorded. */
export interface RecordedActivity {
  readonly kind: ActivityKind;
  readonly at: Date;
  /** A guest did it, whom this account claimed. */
  readonly isInherited: boolean;
}

@Injectable()
export class SessionReader {
  constructor(
    private readonly database: Database,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async current({ accountId }: Viewer): Promise<SessionView | null> {
    const now = this.clock.now();
    const [[row]] = await this.database.rows<[SessionRow]>(accountId, current(now));
    return row ? sessionOf(row, now) : null;
  }

  /** All visits together, and the open one. */
  async summary({ accountId }: Viewer): Promise<VisitSummary> {
    const now = this.clock.now();
    const [[totals], [row]] = await this.database.rows<[Totals, SessionRow]>(
      accountId,
      TOTALS,
      current(now),
    );
    const { sessions, active_ms: activeMs, last_activity_at: last } = totals!;
    return {
      sessions,
      activeMs,
      lastActivityAt: last === null ? null : new Date(last),
      current: row ? sessionOf(row, now) : null,
    };
  }

  /** What clients recorded, for those who count it once more; messages are not among it. */
  async recorded(accountId: string): Promise<RecordedActivity[]> {
    const [rows] = await this.database.rows<[RecordedRow]>(accountId, RECORDED);
    return rows.map(({ kind, started_at: at, is_inherited: isInherited }) => ({
      kind,
      at: new Date(at),
      isInherited,
    }));
  }

  async page({ accountId }: Viewer, args: PageArguments): Promise<SessionPage> {
    const now = this.clock.now();
    const request = pageRequest(args, FIRST_TWENTY);
    const position = this.cursors.position(accountId, LIST, request.cursor);
    const sql = keyset(ORDER, request, position);
    const [[around], rows] = await this.database.rows<[Surroundings, SessionRow]>(
      accountId,
      surroundings(sql),
      pageStatement(sql),
    );
    const items = rows.map((row) => sessionOf(row, now));
    const found = { items, totalCount: around!.total, hasBehind: around!.has_behind };
    return connect(found, request, LIST);
  }
}
