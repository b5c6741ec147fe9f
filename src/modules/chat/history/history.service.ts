import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import type { Statement } from '../../../platform/database/plain-reads.js';
import { connect } from '../../../platform/paging/connection.js';
import { Cursors } from '../../../platform/paging/cursors.js';
import { keyset, type PageSql } from '../../../platform/paging/keyset.js';
import { type PageArguments, pageRequest } from '../../../platform/paging/page-request.js';
import { checkedId } from '../../../platform/text/checked.js';
import { conversationNotFound } from '../chat.errors.js';
import type { MessagePage } from '../chat.types.js';
import { conversationLine, everythingLine, type Line, pageStatement, positionIn } from './lines.js';
import { messageView, type MessageRow } from './message-rows.js';

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
    const sealer = this.cursors.of(viewer.accountId, line.name);
    const sql = keyset(
      line.order,
      request,
      request.cursor === null ? null : sealer.open(request.cursor),
    );
    const [[around], items] = await this.database.rows<[Surroundings, MessageRow]>(
      viewer.accountId,
      surroundings(line, sql),
      pageStatement(line, sql),
    );
    if (!around || around.total === null) throw conversationNotFound();
    const found = {
      items: items.map(messageView),
      totalCount: around.total,
      hasBehind: around.has_behind,
    };
    return connect(found, request, {
      name: line.name,
      cursorOf: (node) => sealer.seal(positionIn(node, line.name)),
    });
  }
}

interface Surroundings {
  /** Null when there is no such conversation. */
  total: number | null;
  has_behind: boolean;
}

function surroundings(line: Line, { behind, values }: PageSql): Statement {
  return {
    sql: `select (${line.total}) as total,
            exists (select from message m where m.on_path and ${line.where} and ${behind}) as has_behind`,
    values: [...line.values, ...line.values, ...values],
  };
}
