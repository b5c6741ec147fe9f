import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { connect } from '../../../platform/paging/connection.js';
import { Cursors } from '../../../platform/paging/cursors.js';
import { keyset } from '../../../platform/paging/keyset.js';
import { type PageArguments, pageRequest } from '../../../platform/paging/page-request.js';
import type { ConversationPage } from '../chat.types.js';
import type { ConversationStatus } from '../conversation.entity.js';
import { conversationOf, type ConversationRow } from './conversation-rows.js';
import { ORDER, pageStatement, type Surroundings, surroundings } from './listing.js';

const FIRST_TWENTY = { size: 20, direction: 'forward' } as const;

@Injectable()
export class ConversationListService {
  constructor(
    private readonly database: Database,
    private readonly cursors: Cursors,
  ) {}

  /** @param status null: the archived ones too */
  async page(
    viewer: Viewer,
    status: ConversationStatus | null,
    args: PageArguments,
  ): Promise<ConversationPage> {
    const request = pageRequest(args, FIRST_TWENTY);
    const name = `conversations:${status ?? 'ALL'}`;
    const position = this.cursors.position(viewer.accountId, name, request.cursor);
    const sql = keyset(ORDER, request, position);
    const [[around], rows] = await this.database.rows<[Surroundings, ConversationRow]>(
      viewer.accountId,
      surroundings(status, sql),
      pageStatement(status, sql),
    );
    const found = {
      items: rows.map(conversationOf),
      totalCount: around!.total,
      hasBehind: around!.has_behind,
    };
    return connect(found, request, name);
  }
}
