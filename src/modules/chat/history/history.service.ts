import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { connect } from '../../../platform/paging/connection.js';
import { Cursors } from '../../../platform/paging/cursors.js';
import { keyset, type PageSql } from '../../../platform/paging/keyset.js';
import { type PageArguments, pageRequest } from '../../../platform/paging/page-request.js';
import { checkedId } from '../../../platform/text/checked.js';
import { conversationNotFound } from '../chat.errors.js';
import type { MessagePage } from '../chat.types.js';
import { conversationLine, everythingLine, type Line, pageStatement } from './lines.js';
import { messageView, type MessageRow } from './message-rows.js';

export const NEWEST_FIFTY = { size: 50, direction: 'backward' } as const;

@Injectable()
export class HistoryService {
  constructor(
    private readonly database: Database,
    private readonly cursors: Cursors,
  ) {}

  /** The active paths: of one conversation by index, of everything by time. */
  page(viewer: Viewer, conversationId: string | null, args: PageArguments): Promise<MessagePage> {
    const request = pageRequest(args, NEWEST_FIFTY);
    const line = conversationId
      ? conversationLine(checkedId(conversationId, 'conversation'))
      : everythingLine();
    const sealer = this.cursors.of(viewer.accountId, line.name);
    const sql = keyset(
      line.order,
      request,
      request.cursor === null ? null : sealer.open(request.cursor),
    );
    return this.database.read(viewer.accountId, async (em) => {
      const around = await surroundings(em, line, sql);
      const items = (await rowsOf(em, line, sql)).map(messageView);
      return connect({ items, ...around }, request, (node) => sealer.seal(line.position(node)));
    });
  }
}

/** @throws Refusal NOT_FOUND when there is no such conversation */
async function surroundings(em: EntityManager, line: Line, { behind, values }: PageSql) {
  const [found] = await em.execute<{ total: number | null; has_behind: boolean }[]>(
    `select (${line.total}) as total,
            exists (select from message m where m.on_path and ${line.where} and ${behind}) as has_behind`,
    [...line.values, ...line.values, ...values],
  );
  if (found!.total === null) throw conversationNotFound();
  return { totalCount: found!.total, hasBehind: found!.has_behind };
}

function rowsOf(em: EntityManager, line: Line, sql: PageSql): Promise<MessageRow[]> {
  return em.execute<MessageRow[]>(pageStatement(line, sql), [...line.values, ...sql.values]);
}
