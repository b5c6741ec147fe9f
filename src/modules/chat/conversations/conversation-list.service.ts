import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { connect } from '../../../platform/paging/connection.js';
import { Cursors, type Position } from '../../../platform/paging/cursors.js';
import { keyset, type Order, type PageSql } from '../../../platform/paging/keyset.js';
import { type PageArguments, pageRequest } from '../../../platform/paging/page-request.js';
import type { ConversationPage, ConversationView } from '../chat.types.js';
import { Conversation, type ConversationStatus } from '../conversation.entity.js';
import { conversationView } from './conversation-rows.js';

const FIRST_TWENTY = { size: 20, direction: 'forward' } as const;

/** Pinned ones first, then by the latest word in them. */
const ORDER: Order = {
  columns: {
    pinned: 'boolean',
    'coalesce(last_message_at, created_at)': 'timestamptz',
    id: 'uuid',
  },
  direction: 'desc',
};

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

const positionOf = ({ pinned, lastMessageAt, createdAt, id }: ConversationView): Position => [
  String(pinned),
  (lastMessageAt ?? createdAt).toISOString(),
  id,
];

/** The policy says the account too; spelt out, it is what the index begins with. */
const WANTED = 'account_id = current_account() and (?::text is null or status = ?::text)';

async function surroundings(
  em: EntityManager,
  status: ConversationStatus | null,
  { behind, values }: PageSql,
) {
  const [found] = await em.execute<{ total: number; has_behind: boolean }[]>(
    `select count(*)::int as total, coalesce(bool_or(${behind}), false) as has_behind
     from conversation where ${WANTED}`,
    [...values, status, status],
  );
  return { totalCount: found!.total, hasBehind: found!.has_behind };
}

async function rowsOf(
  em: EntityManager,
  status: ConversationStatus | null,
  { beyond, values, ordering, limit }: PageSql,
): Promise<ConversationView[]> {
  const rows = await em.execute<object[]>(
    `select * from conversation where ${WANTED} and ${beyond} order by ${ordering} limit ${limit}`,
    [status, status, ...values],
  );
  return rows.map((row) => conversationView(em.map(Conversation, row)));
}
