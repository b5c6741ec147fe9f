import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { connect } from '../../../platform/paging/connection.js';
import { Cursors } from '../../../platform/paging/cursors.js';
import { type PageArguments, type PageRequest, pageRequest } from '../../../platform/paging/page-request.js';
import { checkedId } from '../../../platform/text/checked.js';
import { conversationNotFound } from '../chat.errors.js';
import type { MessagePage, MessageView } from '../chat.types.js';
import { messageView, type MessageRow, SELECT_MESSAGES } from './message-rows.js';

export const NEWEST_FIFTY = { size: 50, direction: 'backward' } as const;

/** A list of messages: what narrows it, what orders it, and where a message stands in it. */
interface Line {
  name: string;
  where: string;
  values: unknown[];
  /** Columns of the order, compared as a row with a cursor's position. */
  order: string;
  position(message: MessageView): (string | number)[];
  /** The placeholders of a position. */
  marks: string;
  total(em: EntityManager): Promise<number>;
}

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
    const position = request.cursor === null ? null : sealer.open(request.cursor);
    return this.database.read(viewer.accountId, async (em) => {
      const totalCount = await line.total(em);
      const rows = await rowsOf(em, line, request, position);
      const more = rows.length > request.size;
      const nodes = rows.slice(0, request.size).map(messageView);
      if (request.direction === 'backward') nodes.reverse();
      return connect(nodes, (node) => sealer.seal(line.position(node)), {
        hasNextPage: request.direction === 'forward' ? more : position !== null,
        hasPreviousPage: request.direction === 'backward' ? more : position !== null,
        totalCount,
      });
    });
  }
}

function rowsOf(
  em: EntityManager,
  line: Line,
  { size, direction }: PageRequest,
  position: readonly (string | number)[] | null,
): Promise<MessageRow[]> {
  const [comparison, order] = direction === 'forward' ? ['>', 'asc'] : ['<', 'desc'];
  const beyond = position ? `and (${line.order}) ${comparison} (${line.marks})` : '';
  const ordering = line.order
    .split(', ')
    .map((column) => `${column} ${order}`)
    .join(', ');
  return em.execute<MessageRow[]>(
    `${SELECT_MESSAGES} where m.on_path and ${line.where} ${beyond} order by ${ordering} limit ${size + 1}`,
    [...line.values, ...(position ?? [])],
  );
}

function conversationLine(id: string): Line {
  return {
    name: `messages:${id}`,
    where: 'm.conversation_id = ?',
    values: [id],
    order: 'm.index',
    marks: '?',
    position: (message) => [message.index],
    total: async (em) => {
      const [row] = await em.execute<{ path_length: number }[]>(
        'select path_length from conversation where id = ?',
        [id],
      );
      if (!row) throw conversationNotFound();
      return row.path_length;
    },
  };
}

function everythingLine(): Line {
  return {
    name: 'messages',
    // The policy says the same; spelt out, it is what the index begins with.
    where: 'm.account_id = current_account()',
    values: [],
    order: 'm.created_at, m.id',
    marks: '?::timestamptz, ?::uuid',
    position: (message) => [message.createdAt.toISOString(), message.id],
    total: async (em) => {
      const [row] = await em.execute<{ total: number }[]>(
        'select coalesce(sum(path_length), 0)::int as total from conversation',
      );
      return row!.total;
    },
  };
}
