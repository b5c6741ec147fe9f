import type { ApolloClient } from '@apollo/client';
import { Store } from '../../../api/store';
import {
  HistoryDocument,
  type HistoryQueryVariables,
  type LineFragment,
} from '../operations.generated';

const AT_ONCE = 50;
const MOST_AT_ONCE = 100;

/** A message's place in its conversation; what it says lies in Apollo's cache. */
export interface Place {
  id: string;
  parentId: string | null;
  /** To go on from here; unknown for what came live. */
  cursor: string | null;
}

export interface TimelineState {
  /** On the shown path, oldest first, without a gap. */
  places: readonly Place[];
  status: 'loading' | 'ready' | 'failed';
  error?: unknown;
  hasOlder: boolean;
  /** The last change put older ones in front. */
  grewInFront: boolean;
}

const EMPTY: TimelineState = { places: [], status: 'loading', hasOlder: false, grewInFront: false };

/** The shown path of one conversation, as far as it was looked at: loaded from its end, kept up live. */
export class Timeline extends Store<TimelineState> {
  /** What was begun last; it never fails. */
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: ApolloClient,
    readonly conversationId: string,
  ) {
    super(EMPTY);
  }

  /** The newest page, in place of everything. */
  loadNewest(): Promise<void> {
    return this.inTurn(async () => {
      const { places, pageInfo } = await this.page({ last: AT_ONCE });
      this.become({
        places,
        status: 'ready',
        hasOlder: pageInfo.hasPreviousPage,
        grewInFront: false,
      });
    });
  }

  loadOlder(size = AT_ONCE): Promise<void> {
    return this.inTurn(async () => {
      const before = this.current().places.find(({ cursor }) => cursor)?.cursor;
      if (!this.current().hasOlder || !before) return;
      const { places, pageInfo } = await this.page({ last: size, before });
      const known = this.current().places;
      this.become({
        places: [...places, ...known],
        status: 'ready',
        hasOlder: pageInfo.hasPreviousPage,
        grewInFront: true,
      });
    });
  }

  /** What came after the last message that was loaded. */
  catchUp(): Promise<void> {
    return this.inTurn(async () => {
      const { places, status } = this.current();
      if (status === 'ready') await this.reloadBehind(places.at(-1)?.id ?? null);
    });
  }

  /** The path goes on with these from their parent on; what was behind it is on another branch now. */
  branch(...messages: LineFragment[]): Promise<void> {
    return this.inTurn(async () => {
      const { places } = this.current();
      const kept = places.slice(0, indexOf(places, messages[0]!.parentId) + 1);
      this.show([...kept, ...messages.map(liveOne)]);
    });
  }

  /** Another branch is shown from behind this message on. */
  switchBehind(parentId: string | null): Promise<void> {
    return this.inTurn(() => this.reloadBehind(parentId));
  }

  /** A message that was just written or heard of, wherever that was. */
  hear(message: LineFragment): Promise<void> {
    return this.inTurn(async () => {
      const { places, status } = this.current();
      if (status !== 'ready' || indexOf(places, message.id) >= 0) return;
      const { parentId } = message;
      if (parentId === (places.at(-1)?.id ?? null)) this.show([...places, liveOne(message)]);
      else if (indexOf(places, parentId) >= 0) await this.reloadBehind(parentId);
      else await this.reloadEnd();
    });
  }

  has(messageId: string): boolean {
    return indexOf(this.current().places, messageId) >= 0;
  }

  /** Goes back until the message is there; it may lie on another branch. */
  async reach(messageId: string): Promise<boolean> {
    for (;;) {
      const { places, hasOlder } = this.current();
      if (this.has(messageId)) return true;
      if (!hasOlder) return false;
      await this.loadOlder(MOST_AT_ONCE);
      if (this.current().places.length === places.length) return false;
    }
  }

  private async reloadBehind(parentId: string | null): Promise<void> {
    const { places } = this.current();
    const last = indexOf(places, parentId);
    const end = places.findLastIndex(({ cursor }, at) => cursor !== null && at <= last);
    let kept = places.slice(0, end + 1);
    let after = kept.at(-1)?.cursor ?? null;
    for (let hasMore = true; hasMore;) {
      const found = await this.page({ first: MOST_AT_ONCE, after });
      kept = [...kept, ...found.places];
      after = found.pageInfo.endCursor;
      hasMore = found.pageInfo.hasNextPage;
    }
    this.show(kept);
  }

  /** The path from its end back to where it meets what is known: where it parted nobody said. */
  private async reloadEnd(): Promise<void> {
    const { places } = this.current();
    let end: readonly Place[] = [];
    for (let before: string | null = null; ; before = end[0]!.cursor) {
      const { places: more, pageInfo } = await this.page({ last: MOST_AT_ONCE, before });
      end = [...more, ...end];
      const meeting = indexOf(places, end[0]?.id ?? null);
      if (meeting >= 0) return this.show([...places.slice(0, meeting), ...end]);
      if (!pageInfo.hasPreviousPage) break;
    }
    this.become({ ...this.current(), places: end, hasOlder: false, grewInFront: false });
  }

  private show(places: readonly Place[]): void {
    this.become({ ...this.current(), places, status: 'ready', grewInFront: false });
  }

  /** One at a time: each begins with what the one before left. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    this.working = this.working.then(work).catch((error: unknown) => {
      const { places } = this.current();
      this.become({ ...this.current(), status: places.length > 0 ? 'ready' : 'failed', error });
    });
    return this.working;
  }

  private async page(wanted: Omit<HistoryQueryVariables, 'conversationId'>) {
    const { data } = await this.client.query({
      query: HistoryDocument,
      variables: { conversationId: this.conversationId, ...wanted },
      fetchPolicy: 'network-only',
    });
    const { edges, pageInfo } = data!.chatHistory;
    const places = edges.map(({ cursor, node: { id, parentId } }) => ({ id, parentId, cursor }));
    return { places, pageInfo };
  }
}

const liveOne = ({ id, parentId }: LineFragment): Place => ({ id, parentId, cursor: null });

const indexOf = (places: readonly Place[], id: string | null): number =>
  places.findIndex((place) => place.id === id);
