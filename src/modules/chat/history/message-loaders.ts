import DataLoader from 'dataloader';
import { Injectable } from '@nestjs/common';
import type { RequestContext, Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { unauthenticated } from '../../../platform/errors/refusal.js';
import { connect } from '../../../platform/paging/connection.js';
import { keyset } from '../../../platform/paging/keyset.js';
import { type PageArguments, pageRequest } from '../../../platform/paging/page-request.js';
import type { ConversationView, MessagePage, MessageView } from '../chat.types.js';
import { HistoryService, NEWEST_FIFTY } from './history.service.js';
import { conversationLine } from './lines.js';
import { isRunning, messageView, type MessageRow, SELECT_MESSAGES } from './message-rows.js';

/** What belongs to several conversations or messages of one answer, loaded with one statement. */
export interface MessageLoaders {
  byId: DataLoader<string, MessageView | null>;
  siblings: DataLoader<MessageView, MessageView[]>;
  /** Pages at one end of the conversation; a cursor belongs to one conversation alone. */
  ends(args: Pick<PageArguments, 'first' | 'last'>): DataLoader<ConversationView, MessagePage>;
}

/** Several mutations of one request each change what the next one shows: nothing is remembered. */
const TOGETHER = { cache: false };

const array = (ids: readonly string[]): string => `{${[...new Set(ids)].join(',')}}`;

@Injectable()
export class MessageLoading {
  private readonly ofRequest = new WeakMap<RequestContext, MessageLoaders>();

  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
  ) {}

  /** A page of a conversation; those at an end are read together for all conversations shown. */
  page(
    request: RequestContext,
    conversation: ConversationView,
    args: PageArguments,
  ): Promise<MessagePage> {
    const loaders = this.of(request);
    const hasCursor = args.after != null || args.before != null;
    return hasCursor
      ? this.history.page(request.viewer!, conversation.id, args).then(watching(request))
      : loaders.ends(args).load(conversation);
  }

  /** The loaders of this request. */
  of(request: RequestContext): MessageLoaders {
    if (!request.viewer) throw unauthenticated();
    const loaders = this.ofRequest.get(request) ?? this.fresh(request, request.viewer);
    this.ofRequest.set(request, loaders);
    return loaders;
  }

  private fresh(request: RequestContext, viewer: Viewer): MessageLoaders {
    const ends = new Map<string, DataLoader<ConversationView, MessagePage>>();
    return {
      byId: new DataLoader((ids) => this.messages(viewer, ids).then(watching(request)), TOGETHER),
      siblings: new DataLoader(
        (messages) => this.siblings(viewer, messages).then(watching(request)),
        TOGETHER,
      ),
      ends: (args) => {
        const key = JSON.stringify([args.first, args.last]);
        const loader =
          ends.get(key) ??
          new DataLoader((all) => this.ends(viewer, all, args).then(watching(request)), TOGETHER);
        ends.set(key, loader);
        return loader;
      },
    };
  }

  private async messages(viewer: Viewer, ids: readonly string[]): Promise<(MessageView | null)[]> {
    const [rows] = await this.database.rows<[MessageRow]>(viewer.accountId, {
      sql: `${SELECT_MESSAGES} where m.id = any(?::uuid[])`,
      values: [array(ids)],
    });
    const found = new Map(rows.map((row) => [row.id, messageView(row)]));
    return ids.map((id) => found.get(id) ?? null);
  }

  private async siblings(viewer: Viewer, of: readonly MessageView[]): Promise<MessageView[][]> {
    const parents = of.flatMap(({ parentId }) => parentId ?? []);
    const beginnings = of.flatMap((each) => (each.parentId ? [] : each.conversationId));
    const [rows] = await this.database.rows<[MessageRow]>(viewer.accountId, {
      sql: `${SELECT_MESSAGES} where m.parent_id = any(?::uuid[])
              or (m.parent_id is null and m.conversation_id = any(?::uuid[])) order by m.index`,
      values: [array(parents), array(beginnings)],
    });
    const place = (message: MessageView) => message.parentId ?? message.conversationId;
    const families = Map.groupBy(rows.map(messageView), place);
    return of.map((each) => families.get(place(each)) ?? [each]);
  }

  private async ends(
    viewer: Viewer,
    of: readonly ConversationView[],
    args: PageArguments,
  ): Promise<MessagePage[]> {
    const request = pageRequest(args, NEWEST_FIFTY);
    const { order } = conversationLine('');
    const { ordering, limit } = keyset(order, request, null);
    const [rows] = await this.database.rows<[MessageRow]>(viewer.accountId, {
      sql: `select shown.* from unnest(?::uuid[]) as wanted (id)
              cross join lateral (${SELECT_MESSAGES} where m.conversation_id = wanted.id and m.on_path
                order by ${ordering} limit ${limit}) as shown
            order by shown.index ${request.direction === 'forward' ? 'asc' : 'desc'}`,
      values: [array(of.map(({ id }) => id))],
    });
    const lines = Map.groupBy(rows, (row) => row.conversation_id);
    return of.map(({ id, pathLength }) => {
      const items = (lines.get(id) ?? []).map(messageView);
      const found = { items, hasBehind: false, totalCount: pathLength };
      return connect(found, request, conversationLine(id).name);
    });
  }
}

type Shown = MessageView | null | MessagePage | readonly Shown[];

/** An answer that shows a reply in the making may not be kept: its lease can end without a write. */
function watching<T extends Shown>({ notes }: RequestContext): (shown: T) => T {
  return (shown) => {
    if (showsRunning(shown)) notes?.veto();
    return shown;
  };
}

function showsRunning(shown: Shown): boolean {
  if (shown === null) return false;
  if (Array.isArray(shown)) return (shown as readonly Shown[]).some(showsRunning);
  return 'nodes' in shown ? shown.nodes.some(isRunning) : isRunning(shown as MessageView);
}
