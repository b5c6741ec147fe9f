import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { connect } from '../../../platform/paging/connection.js';
import { Cursors } from '../../../platform/paging/cursors.js';
import { type PageArguments, pageRequest } from '../../../platform/paging/page-request.js';
import { visibleText } from '../../../platform/text/checked.js';
import { conversationNotFound } from '../chat.errors.js';
import type { MessageFilter } from '../chat.inputs.js';
import type { SearchPage } from '../chat.types.js';
import { messageView, type MessageRow, SELECT_MESSAGES } from '../history/message-rows.js';
import { checkedFilter, type CheckedFilter } from './message-filter.js';
import { parseSearch, QUERY_LIMIT } from './search-query.js';
import { searchParameter } from './search-sql.js';
import { snippetOf } from './snippet.js';

const FIRST_TWENTY = { size: 20, direction: 'forward' } as const;

type HitRow = MessageRow & { score: number; total: number };

/** Finds what was said, on every branch and in archived conversations too. */
@Injectable()
export class SearchService {
  constructor(
    private readonly database: Database,
    private readonly cursors: Cursors,
  ) {}

  find(
    viewer: Viewer,
    text: string,
    wanted: MessageFilter | null,
    args: PageArguments,
  ): Promise<SearchPage> {
    const query = parseSearch(visibleText(text, 'search', QUERY_LIMIT).normalize('NFC'));
    const filter = checkedFilter(wanted ?? {});
    const request = pageRequest(args, FIRST_TWENTY);
    const sealer = this.cursors.of(viewer.accountId, `search:${JSON.stringify([text, filter.key])}`);
    const position = request.cursor === null ? null : sealer.open(request.cursor);
    return this.database.read(viewer.accountId, async (em) => {
      await expectConversation(em, filter.conversationId);
      const found = await hits(em, searchParameter(query), filter, position, request.size + 1);
      const total = found[0]?.total ?? (position ? await count(em, searchParameter(query), filter) : 0);
      const nodes = found.slice(0, request.size).map((row) => ({
        message: messageView(row),
        snippet: snippetOf(row.content, query),
        score: row.score,
      }));
      const at = (hit: (typeof nodes)[number]) =>
        sealer.seal([hit.score, hit.message.createdAt.toISOString(), hit.message.id]);
      return connect(nodes, at, {
        hasNextPage: found.length > request.size,
        hasPreviousPage: position !== null,
        totalCount: total,
      });
    });
  }
}

/** @throws Refusal NOT_FOUND for another account's conversation as for one that never was */
async function expectConversation(em: EntityManager, id: string | null): Promise<void> {
  if (!id) return;
  const rows = await em.execute('select from conversation where id = ?', [id]);
  if (rows.length === 0) throw conversationNotFound();
}

/** Candidates come from the index, whatever their owner's policy; the rows are read under it. */
function hits(
  em: EntityManager,
  parameter: string,
  filter: CheckedFilter,
  position: readonly (string | number)[] | null,
  limit: number,
): Promise<HitRow[]> {
  return em.execute<HitRow[]>(
    `with candidate as materialized (
       select c.id, c.score, m.created_at from search_candidates(?::jsonb) c
       join message m on m.id = c.id where ${filter.condition}
     )
     ${SELECT_MESSAGES.replace('select', 'select best.score, best.total,').replace(
       'from message m',
       `from (select id, score, created_at, (select count(*)::int from candidate) as total
              from candidate
              ${position ? 'where (score, created_at, id) < (?::real, ?::timestamptz, ?::uuid)' : ''}
              order by score desc, created_at desc, id desc limit ${limit}) as best
        join message m on m.id = best.id`,
     )}
     order by best.score desc, best.created_at desc, best.id desc`,
    [parameter, ...filter.values, ...(position ?? [])],
  );
}

async function count(em: EntityManager, parameter: string, filter: CheckedFilter): Promise<number> {
  const [row] = await em.execute<{ total: number }[]>(
    `select count(*)::int as total from search_candidates(?::jsonb) c
     join message m on m.id = c.id where ${filter.condition}`,
    [parameter, ...filter.values],
  );
  return row!.total;
}

