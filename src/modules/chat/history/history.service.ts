import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { connect } from '../../../platform/paging/connection.js';
import { Cursors, type Position } from '../../../platform/paging/cursors.js';
import { badInput } from '../../../platform/errors/refusal.js';
import { keyset } from '../../../platform/paging/keyset.js';
import {
  type PageArguments,
  type PageRequest,
  pageRequest,
} from '../../../platform/paging/page-request.js';
import { checkedId } from '../../../platform/text/checked.js';
import { conversationNotFound, messageNotFound } from '../chat.errors.js';
import type { HistoryArgs } from '../chat.inputs.js';
import type { MessagePage, MessageView } from '../chat.types.js';
import {
  type Around,
  conversationLine,
  type Edge,
  edgeStatement,
  everythingLine,
  type Line,
  pageStatement,
} from './lines.js';
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
    const line = lineOf(conversationId);
    const position = this.cursors.position(viewer.accountId, line.name, request.cursor);
    return this.read(viewer, line, request, position);
  }

  /**
   * The part of a conversation's active path that has this message in its middle.
   * @throws Refusal NOT_FOUND also for a message of a branch that is not shown
   */
  async around(viewer: Viewer, messageId: string, args: HistoryArgs): Promise<MessagePage> {
    const { conversationId, ...rest } = args;
    if (!conversationId) throw badInput('Say of which conversation: around needs conversationId.');
    if (rest.first != null || rest.after != null || rest.before != null) {
      throw badInput('Ask for a page around a message, or from a cursor, not for both.');
    }
    const request = pageRequest({ last: rest.last ?? null }, NEWEST_FIFTY);
    const line = lineOf(conversationId);
    const edge = edgeStatement(line, checkedId(messageId, 'message'), request.size);
    const [[found]] = await this.database.rows<[Edge]>(viewer.accountId, edge);
    if (!found) throw messageNotFound();
    return this.read(viewer, line, request, found.index === null ? null : [found.index]);
  }

  private async read(
    viewer: Viewer,
    line: Line,
    request: PageRequest,
    position: Position | null,
  ): Promise<MessagePage> {
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

const lineOf = (conversationId: string | null): Line =>
  conversationId === null
    ? everythingLine()
    : conversationLine(checkedId(conversationId, 'conversation'));
