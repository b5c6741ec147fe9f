import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { connect } from '../../../platform/paging/connection.js';
import { Cursors } from '../../../platform/paging/cursors.js';
import { type PageArguments, pageRequest } from '../../../platform/paging/page-request.js';
import type { ConversationPage } from '../chat.types.js';
import { Conversation, type ConversationStatus } from '../conversation.entity.js';
import { conversationView } from './conversation-rows.js';

const FIRST_TWENTY = { size: 20, direction: 'forward' } as const;

/** Pinned ones first, then by the latest word in them. */
const ORDER = ['pinned', 'coalesce(last_message_at, created_at)', 'id'];

@Injectable()
export class ConversationListService {
  constructor(
    private readonly database: Database,
    private readonly cursors: Cursors,
  ) {}

  page(
    viewer: Viewer,
    status: ConversationStatus | null,
    args: PageArguments,
  ): Promise<ConversationPage> {
    const request = pageRequest(args, FIRST_TWENTY);
    const sealer = this.cursors.of(viewer.accountId, `conversations:${status ?? 'ALL'}`);
    const position = request.cursor === null ? null : sealer.open(request.cursor);
    return this.database.read(viewer.accountId, async (em) => {
      const narrowed = status ? 'status = ?' : 'true';
      const values = status ? [status] : [];
      const [count] = await em.execute<{ total: number }[]>(
        `select count(*)::int as total from conversation where ${narrowed}`,
        values,
      );
      const rows = await em.execute<object[]>(
        `select * from conversation where account_id = current_account() and ${narrowed}
           ${position ? `and (${ORDER.join(', ')}) < (?::boolean, ?::timestamptz, ?::uuid)` : ''}
         order by ${ORDER.map((column) => `${column} desc`).join(', ')} limit ${request.size + 1}`,
        [...values, ...(position ?? [])],
      );
      const nodes = rows
        .slice(0, request.size)
        .map((row) => conversationView(em.map(Conversation, row)));
      return connect(
        nodes,
        (node) =>
          sealer.seal([
            String(node.pinned),
            (node.lastMessageAt ?? node.createdAt).toISOString(),
            node.id,
          ]),
        {
          hasNextPage: rows.length > request.size,
          hasPreviousPage: position !== null,
          totalCount: count!.total,
        },
      );
    });
  }
}
