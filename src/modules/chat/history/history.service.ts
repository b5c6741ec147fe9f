import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { connect } from '../../../platform/paging/connection.js';
import { Cursors } from '../../../platform/paging/cursors.js';
import { keyset } from '../../../platform/paging/keyset.js';
import { type PageArguments, pageRequest } from '../../../platform/paging/page-request.js';
import { checkedId } from '../../../platform/text/checked.js';
import { conversationNotFound, messageNotFound } from '../chat.errors.js';
import type { MessagePage, MessageView } from '../chat.types.js';
import { type Around, conversationLine, everythingLine, pageStatement } from './lines.js';
import { messageView, type MessageRow, SELECT_MESSAGES } from './message-rows.js';

export const NEWEST_FIFTY = { size: 50, direction: 'backward' } as const;

@Injectable()
export class HistoryService {
  constructor(
    private readonly database: Database,
    private readonly cursors: Cursors,
  ) {}

  /** The active paths: of one conversation by index, of everything by time. */
  async page(
    viewer: Viewer,
    conversationId: string | null,
    args: PageArguments,
  ): Promise<MessagePage> {
    const request = pageRequest(args, NEWEST_FIFTY);
    const line =
      conversationId !== null
        ? conversationLine(checkedId(conversationId, 'conversation'))
        : everythingLine();
    const position = this.cursors.position(viewer.accountId, line.name, request.cursor);
    const sql = keyset(line.order, request, position);
    const [rows] = await this.database.rows<[Around & (MessageRow | { id: null })]>(
      viewer.accountId,
      pageStatement(line, sql),
    );
    const { total, has_behind: hasBehind } = rows[0]!;
    if (total === null) throw conversationNotFound();
    const items = rows.filter((row) => row.id !== null).map((row) => messageView(row));
    const found = { items, totalCount: total, hasBehind };
    return connect(found, request, line.name);
  }

  /** @throws Refusal NOT_FOUND */
  async message(accountId: string, id: string): Promise<MessageView> {
    const [[row]] = await this.database.rows<[MessageRow]>(accountId, {
      sql: `${SELECT_MESSAGES} where m.id = ?`,
      values: [id],
    });
    if (!row) throw messageNotFound();
    return messageView(row);
  }
}
