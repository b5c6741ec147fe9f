import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { connect } from '../../../platform/paging/connection.js';
import { Cursors } from '../../../platform/paging/cursors.js';
import { keyset, type PageSql } from '../../../platform/paging/keyset.js';
import { type PageArguments, pageRequest } from '../../../platform/paging/page-request.js';
import type { ConversationPage, ConversationView } from '../chat.types.js';
import { Conversation, type ConversationStatus } from '../conversation.entity.js';
import { conversationView } from './conversation-rows.js';
import { ORDER, pageStatement, positionOf, WANTED } from './listing.js';

const FIRST_TWENTY = { size: 20, direction: 'forward' } as const;

@Injectable()
export class ConversationListService {
  constructor(
    private readonly database: Database,
    private readonly cursors: Cursors,
  ) {}

  /** @param status null: the archived ones too */
  page(
    viewer: Viewer,
    status: ConversationStatus | null,
    args: PageArguments,
  ): Promise<ConversationPage> {
    const request = pageRequest(args, FIRST_TWENTY);
    const sealer = this.cursors.of(viewer.accountId, `conversations:${status ?? 'ALL'}`);
    const sql = keyset(
      ORDER,
      request,
      request.cursor === null ? null : sealer.open(request.cursor),
    );
    return this.database.read(viewer.accountId, async (em) => {
      const around = await surroundings(em, status, sql);
      const items = await rowsOf(em, status, sql);
      return connect({ items, ...around }, request, (node) => sealer.seal(positionOf(node)));
    });
  }
}

async function surroundings(
  em: EntityManager,
  status: ConversationStatus | null,
  { behind, values }: PageSql,
) {
  const [found] = await em.execute<{ total: number; has_behind: boolean }[]>(
    `select (select count(*)::int from conversation where ${WANTED}) as total,
            exists (select from conversation where ${WANTED} and ${behind}) as has_behind`,
    [status, status, status, status, ...values],
  );
  return { totalCount: found!.total, hasBehind: found!.has_behind };
}

async function rowsOf(
  em: EntityManager,
  status: ConversationStatus | null,
  sql: PageSql,
): Promise<ConversationView[]> {
  const rows = await em.execute<object[]>(pageStatement(sql), [status, status, ...sql.values]);
  return rows.map((row) => conversationView(em.map(Conversation, row)));
}
