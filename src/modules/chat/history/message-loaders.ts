import DataLoader from 'dataloader';
import { Injectable } from '@nestjs/common';
import type { RequestContext, Viewer } from '../../../platform/auth/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { unauthenticated } from '../../../platform/errors/refusal.js';
import { connect } from '../../../platform/paging/connection.js';
import { Cursors } from '../../../platform/paging/cursors.js';
import { type PageArguments, pageRequest } from '../../../platform/paging/page-request.js';
import type { ConversationView, MessagePage, MessageView } from '../chat.types.js';
import { NEWEST_FIFTY } from './history.service.js';
import { messageView, type MessageRow, SELECT_MESSAGES } from './message-rows.js';

/** What belongs to several conversations or messages of one answer, loaded with one statement. */
export interface MessageLoaders {
  byId: DataLoader<string, MessageView | null>;
  siblings: DataLoader<MessageView, MessageView[], string>;
  pages(args: PageArguments): DataLoader<ConversationView, MessagePage, string>;
}

const array = (ids: readonly string[]): string => `{${ids.join(',')}}`;

@Injectable()
export class MessageLoading {
  private readonly ofRequest = new WeakMap<RequestContext, MessageLoaders>();

  constructor(
    private readonly database: Database,
    private readonly cursors: Cursors,
  ) {}

  /** The loaders of this request. */
  of(request: RequestContext): MessageLoaders {
    if (!request.viewer) throw unauthenticated();
    const loaders = this.ofRequest.get(request) ?? this.fresh(request.viewer);
    this.ofRequest.set(request, loaders);
    return loaders;
  }

  private fresh(viewer: Viewer): MessageLoaders {
    const pages = new Map<string, DataLoader<ConversationView, MessagePage, string>>();
    return {
      byId: new DataLoader((ids) => this.messages(viewer, ids)),
      siblings: new DataLoader((messages) => this.siblings(viewer, messages), {
        cacheKeyFn: ({ id }) => id,
      }),
      pages: (args) => {
        const key = JSON.stringify([args.first, args.after, args.last, args.before]);
        const loader =
          pages.get(key) ??
          new DataLoader((conversations) => this.pages(viewer, conversations, args), {
            cacheKeyFn: ({ id }) => id,
          });
        pages.set(key, loader);
        return loader;
      },
    };
  }

  private async messages(viewer: Viewer, ids: readonly string[]): Promise<(MessageView | null)[]> {
    const rows = await this.database.read(viewer.accountId, (em) =>
      em.execute<MessageRow[]>(`${SELECT_MESSAGES} where m.id = any(?::uuid[])`, [array(ids)]),
    );
    const found = new Map(rows.map((row) => [row.id, messageView(row)]));
    return ids.map((id) => found.get(id) ?? null);
  }

  private async siblings(viewer: Viewer, of: readonly MessageView[]): Promise<MessageView[][]> {
    const parents = of.flatMap(({ parentId }) => parentId ?? []);
    const beginnings = of.flatMap((each) => (each.parentId ? [] : each.conversationId));
    const rows = await this.database.read(viewer.accountId, (em) =>
      em.execute<MessageRow[]>(
        `${SELECT_MESSAGES} where m.parent_id = any(?::uuid[])
           or (m.parent_id is null and m.conversation_id = any(?::uuid[])) order by m.index`,
        [array(parents), array(beginnings)],
      ),
    );
    const place = (message: MessageView) => message.parentId ?? message.conversationId;
    const families = Map.groupBy(rows.map(messageView), place);
    return of.map((each) => families.get(place(each)) ?? [each]);
  }

  private async pages(
    viewer: Viewer,
    conversations: readonly ConversationView[],
    args: PageArguments,
  ): Promise<(MessagePage | Error)[]> {
    const request = pageRequest(args, NEWEST_FIFTY);
    const forward = request.direction === 'forward';
    const sealers = conversations.map(({ id }) => this.cursors.of(viewer.accountId, `messages:${id}`));
    // A cursor belongs to one conversation: the others answer with an error of their own.
    const from = sealers.map((sealer) => position(request.cursor, sealer.open));
    const open = conversations.flatMap(({ id }, at) => (from[at] instanceof Error ? [] : { id, from: from[at] }));
    const rows = await this.database.read(viewer.accountId, (em) =>
      em.execute<MessageRow[]>(
        `select shown.* from unnest(?::uuid[], ?::int[]) as wanted (id, position)
           cross join lateral (${SELECT_MESSAGES}
             where m.conversation_id = wanted.id and m.on_path
               and (wanted.position is null or m.index ${forward ? '>' : '<'} wanted.position)
             order by m.index ${forward ? 'asc' : 'desc'} limit ${request.size + 1}) as shown
         order by shown.index ${forward ? 'asc' : 'desc'}`,
        [array(open.map(({ id }) => id)), array(open.map((each) => String(each.from ?? 'null')))],
      ),
    );
    const lines = Map.groupBy(rows, (row) => row.conversation_id);
    return conversations.map((conversation, at) => {
      const beginning = from[at];
      if (beginning instanceof Error) return beginning;
      const line = lines.get(conversation.id) ?? [];
      const nodes = line.slice(0, request.size).map(messageView);
      if (!forward) nodes.reverse();
      const more = line.length > request.size;
      return connect(nodes, (node) => sealers[at]!.seal([node.index]), {
        hasNextPage: forward ? more : beginning !== null,
        hasPreviousPage: forward ? beginning !== null : more,
        totalCount: conversation.pathLength,
      });
    });
  }
}

function position(
  cursor: string | null,
  open: (cursor: string) => readonly (string | number)[],
): number | null | Error {
  if (cursor === null) return null;
  try {
    return open(cursor)[0] as number;
  } catch (error) {
    return error as Error;
  }
}
