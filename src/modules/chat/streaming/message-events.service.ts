import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Bell, leavable } from '../../../platform/channel/bell.js';
import { Channel } from '../../../platform/channel/channel.js';
import { isUnavailable } from '../../../platform/database/conflict.js';
import { Cursors, type Sealer } from '../../../platform/paging/cursors.js';
import { pageRequest } from '../../../platform/paging/page-request.js';
import { AccountLog } from './account-log.js';
import { FreshLabels } from './fresh-labels.js';
import type { MessageEventPage, MessageEventView } from './streaming.types.js';
import { logTopic } from './topics.js';

/** How long silence is believed, and how often one looks who cannot be told. */
const BELIEVED_MS = 10_000;
const DEAF_LOOK_MS = 500;
const AT_ONCE = 100;

/** What is new or changed in an account, without a gap. */
@Injectable()
export class MessageEventsService {
  constructor(
    private readonly channel: Channel,
    private readonly log: AccountLog,
    private readonly labels: FreshLabels,
    private readonly cursors: Cursors,
  ) {}

  /** @throws Refusal BAD_USER_INPUT for a cursor of another list or person */
  follow({ accountId }: Viewer, after: string | null): AsyncGenerator<MessageEventView> {
    const bell = new Bell();
    const sealer = this.sealer(accountId);
    const place = after === null ? null : placeOf(sealer, after);
    return leavable(this.read(accountId, place, sealer, bell), bell);
  }

  /** The same log for who asks from time to time; without a cursor, where it ends now. */
  async page(
    { accountId }: Viewer,
    after: string | null,
    first: number | null,
  ): Promise<MessageEventPage> {
    const sealer = this.sealer(accountId);
    const { size } = pageRequest({ first }, { size: AT_ONCE, direction: 'forward' });
    const place = after === null ? await this.log.end(accountId) : placeOf(sealer, after);
    const { entries, readTo, hasMore } = await this.log.behind(accountId, place, size);
    return {
      events: entries.map(({ seq, message }) => ({ cursor: sealer.seal([seq]), message })),
      endCursor: sealer.seal([readTo]),
      hasNextPage: hasMore,
    };
  }

  private sealer(accountId: string): Sealer {
    return this.cursors.of(accountId, 'messageEvents');
  }

  private async *read(
    accountId: string,
    after: number | null,
    sealer: Sealer,
    bell: Bell,
  ): AsyncGenerator<MessageEventView> {
    const ring = () => bell.ring();
    const leave = await this.channel.listen(logTopic(accountId), { heard: ring, missed: ring });
    try {
      let place = after ?? (await this.log.end(accountId));
      while (!bell.isSilenced) {
        const found = await this.log.behind(accountId, place, AT_ONCE).catch(unlessAway);
        if (!found) {
          await bell.wait(DEAF_LOOK_MS);
          continue;
        }
        if (found.entries.length > 0) await this.labels.renewUpTo(accountId, found.readTo);
        for (const { seq, message } of found.entries) {
          yield { cursor: sealer.seal([seq]), message };
        }
        place = found.readTo;
        if (!found.hasMore) await bell.wait(this.channel.isWhole ? BELIEVED_MS : DEAF_LOOK_MS);
      }
    } finally {
      leave();
    }
  }
}

const placeOf = (sealer: Sealer, cursor: string): number => Number(sealer.open(cursor)[0]);

/** A database that is away for a moment ends no subscription. */
function unlessAway(error: unknown): null {
  if (!isUnavailable(error)) throw error;
  return null;
}
