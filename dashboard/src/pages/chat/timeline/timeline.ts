import type { ApolloClient } from '@apollo/client';
import { Store } from '../../../api/store';
import { type LineFragment, SelectBranchDocument } from '../operations.generated';
import { AT_ONCE } from './newest';
import {
  indexOf,
  liveOne,
  pathPage,
  type PathPage,
  type Place,
  unlessNotFound,
  type Wanted,
} from './path';

const MOST_AT_ONCE = 100;

export interface TimelineState {
  /** On the shown path, oldest first, without a gap. */
  places: readonly Place[];
  status: 'loading' | 'ready' | 'failed';
  error?: unknown;
  hasOlder: boolean;
  /** What is newer was not loaded yet: one came here from elsewhere. */
  hasNewer: boolean;
  /** The last change put older ones in front. */
  grewInFront: boolean;
}

const EMPTY: TimelineState = {
  places: [],
  status: 'loading',
  hasOlder: false,
  hasNewer: false,
  grewInFront: false,
};

const endingWith = ({ places, pageInfo }: PathPage): TimelineState => ({
  ...EMPTY,
  places,
  status: 'ready',
  hasOlder: pageInfo.hasPreviousPage,
});

/** The shown path of one conversation, as far as it was looked at: loaded from its end, kept up live. */
export class Timeline extends Store<TimelineState> {
  /** What was begun last; it never fails. */
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: ApolloClient,
    readonly conversationId: string,
    newest?: PathPage,
  ) {
    super(newest ? endingWith(newest) : EMPTY);
    if (!newest) void this.loadNewest();
  }

  /** The newest page, in place of everything. */
  loadNewest(): Promise<void> {
    return this.inTurn(() => this.newest());
  }

  loadOlder(): Promise<void> {
    return this.inTurn(async () => {
      const before = this.current().places.find(({ cursor }) => cursor)?.cursor;
      if (!this.current().hasOlder || !before) return;
      const { places, pageInfo } = await this.page({ last: AT_ONCE, before });
      this.become({
        ...this.current(),
        places: [...places, ...this.current().places],
        status: 'ready',
        hasOlder: pageInfo.hasPreviousPage,
        grewInFront: true,
      });
    });
  }

  loadNewer(): Promise<void> {
    return this.inTurn(async () => {
      const { places, hasNewer } = this.current();
      if (hasNewer) await this.goOnBehind(places.length - 1);
    });
  }

  /** What came after the last message that was loaded. */
  catchUp(): Promise<void> {
    return this.inTurn(async () => {
      const { places, status, hasNewer } = this.current();
      if (status === 'ready' && !hasNewer) await this.goOnBehind(places.length - 1);
    });
  }

  /** The path goes on with these from their parent on; what was behind it is on another branch now. */
  branch(...messages: LineFragment[]): Promise<void> {
    return this.inTurn(async () => {
      const { places } = this.current();
      const kept = places.slice(0, indexOf(places, messages[0]!.parentId) + 1);
      this.show([...kept, ...messages.map(liveOne)], false);
    });
  }

  /** Another branch is shown from behind this message on. */
  switchBehind(parentId: string | null): Promise<void> {
    return this.inTurn(() => this.goOnBehind(indexOf(this.current().places, parentId)));
  }

  /** A message that was just written or heard of, wherever that was. */
  hear(message: LineFragment): Promise<void> {
    return this.inTurn(async () => {
      const { places, status, hasNewer } = this.current();
      if (status !== 'ready' || indexOf(places, message.id) >= 0) return;
      const parent = indexOf(places, message.parentId);
      if (parent === places.length - 1 && !hasNewer) {
        this.show([...places, liveOne(message)], false);
      } else if (parent >= 0) await this.goOnBehind(parent);
      // Behind what is not loaded it will be found when that is.
      else if (!hasNewer) await this.reloadEnd();
    });
  }

  has(messageId: string): boolean {
    return indexOf(this.current().places, messageId) >= 0;
  }

  /**
   * Sees to it that this message is there, with what was said around it. Of another branch that one
   * is shown from now on.
   */
  async reach(messageId: string): Promise<void> {
    await this.inTurn(() => this.around(messageId));
    if (this.has(messageId)) return;
    await this.client.mutate({ mutation: SelectBranchDocument, variables: { messageId } });
    await this.inTurn(() => this.around(messageId));
  }

  private async newest(): Promise<void> {
    this.become(endingWith(await this.page({ last: AT_ONCE })));
  }

  private async around(messageId: string): Promise<void> {
    if (this.has(messageId)) return;
    const page = await this.page({ last: AT_ONCE, around: messageId }).catch(unlessNotFound);
    if (!page) return;
    const { hasPreviousPage: hasOlder, hasNextPage: hasNewer } = page.pageInfo;
    this.become({ ...EMPTY, places: page.places, status: 'ready', hasOlder, hasNewer });
  }

  /** What follows the place (-1: from the beginning), in place of whatever was behind it. */
  private async goOnBehind(place: number): Promise<void> {
    const { places } = this.current();
    // What came live has no cursor: it is asked for again.
    const end = places.findLastIndex(({ cursor }, at) => cursor !== null && at <= place);
    const kept = places.slice(0, end + 1);
    const { places: more, pageInfo } = await this.page({
      first: MOST_AT_ONCE,
      after: kept.at(-1)?.cursor ?? null,
    });
    // Meanwhile another branch is shown, which parted before this place.
    const isBroken = more[0] && more[0].parentId !== (kept.at(-1)?.id ?? null);
    if (isBroken) return this.newest();
    this.show([...kept, ...more], pageInfo.hasNextPage);
  }

  /** The path from its end back to where it meets what is known: where it parted nobody said. */
  private async reloadEnd(): Promise<void> {
    const { places } = this.current();
    let end: readonly Place[] = [];
    for (let before: string | null = null; ; before = end[0]!.cursor) {
      const { places: more, pageInfo } = await this.page({ last: MOST_AT_ONCE, before });
      end = [...more, ...end];
      const meeting = indexOf(places, end[0]?.id ?? null);
      if (meeting >= 0) return this.show([...places.slice(0, meeting), ...end], false);
      if (!pageInfo.hasPreviousPage) break;
    }
    this.become({ ...EMPTY, places: end, status: 'ready' });
  }

  private show(places: readonly Place[], hasNewer: boolean): void {
    this.become({ ...this.current(), places, hasNewer, status: 'ready', grewInFront: false });
  }

  /** One at a time: each begins with what the one before left. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    this.working = this.working.then(work).catch((error: unknown) => {
      const { places } = this.current();
      this.become({ ...this.current(), status: places.length > 0 ? 'ready' : 'failed', error });
    });
    return this.working;
  }

  private page(wanted: Wanted): Promise<PathPage> {
    return pathPage(this.client, this.conversationId, wanted);
  }
}
