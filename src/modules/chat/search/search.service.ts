import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { connect } from '../../../platform/paging/connection.js';
import { Cursors } from '../../../platform/paging/cursors.js';
import { keyset, type PageSql } from '../../../platform/paging/keyset.js';
import { type PageArguments, pageRequest } from '../../../platform/paging/page-request.js';
import { visibleText } from '../../../platform/text/checked.js';
import { conversationNotFound } from '../chat.errors.js';
import type { MessageFilter } from '../chat.inputs.js';
import type { SearchPage } from '../chat.types.js';
import { messageView, type MessageRow, SHOWN } from '../history/message-rows.js';
import { checkedFilter, type CheckedFilter } from './message-filter.js';
import { ORDER } from './hit-order.js';
import { parseSearch, QUERY_LIMIT } from './search-query.js';
import { searchParameter } from './search-sql.js';
import { snippetOf } from './snippet.js';

const FIRST_TWENTY = { size: 20, direction: 'forward' } as const;

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
    const name = `search:${JSON.stringify([text, filter.key])}`;
    const position = this.cursors.position(viewer.accountId, name, request.cursor);
    const sql = keyset(ORDER, request, position);
    return this.database.read(viewer.accountId, async (em) => {
      await expectConversation(em, filter.conversationId);
      const rows = await hits(em, searchParameter(query), filter, sql);
      const [{ total: totalCount, has_behind: hasBehind }] = rows;
      const items = rows.filter(isHit).map((row) => ({
        message: messageView(row),
        snippet: snippetOf(row.content, query),
        score: row.score,
      }));
      const found = { items, hasBehind, totalCount };
      return connect(found, request, name);
    });
  }
}

/** @throws Refusal NOT_FOUND for another account's conversation as for one that never was */
async function expectConversation(em: EntityManager, id: string | null): Promise<void> {
  if (!id) return;
  const rows = await em.execute('select from conversation where id = ?', [id]);
  if (rows.length === 0) throw conversationNotFound();
}

interface Around {
  total: number;
  has_behind: boolean;
}
type HitRow = Around & MessageRow & { score: number };
type EmptyRow = Around & { id: null };

const isHit = (row: HitRow | EmptyRow): row is HitRow => row.id !== null;

/**
 * Candidates come from the index, whatever their owner's policy; everything else is read under it.
 * Answers at least one row, so that an empty page too knows what lies around it.
 */
function hits(
  em: EntityManager,
  parameter: string,
  filter: CheckedFilter,
  { beyond, behind, values, ordering, limit }: PageSql,
): Promise<[HitRow | EmptyRow, ...(HitRow | EmptyRow)[]]> {
  return em.execute(
    `with candidate as materialized (
       select c.id, c.score, m.created_at
       from search_candidates(?::jsonb) c join message m on m.id = c.id where ${filter.condition}
     ), around as (
       select count(*)::int as total, coalesce(bool_or(${behind}), false) as has_behind from candidate
     ), best as (
       select id, score, row_number() over (order by ${ordering}) as place
       from candidate where ${beyond} order by place limit ${limit}
     )
     select around.total, around.has_behind, best.score, ${SHOWN}
     from around left join best on true left join message m on m.id = best.id
     order by best.place`,
    [parameter, ...filter.values, ...values, ...values],
  );
}
