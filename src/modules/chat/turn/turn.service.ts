import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Delivery } from '../../../platform/events/delivery.js';
import { messageNotFound, replyInterrupted } from '../chat.errors.js';
import { TurnReplayed } from '../chat.events.js';
import type { SendMessagePayload } from '../chat.types.js';
import { ReplyRunner } from './reply-runner.js';
import type { Destination } from './standing.js';
import { type Opening, type OpenTurn, TurnOpening } from './turn-opening.js';
import { TurnReader } from './turn-reader.js';
import type { TurnKey } from './turn-request.js';

/** How often a reply of another process is looked at, at first and at last. */
const FIRST_LOOK_MS = 50;
const LAST_LOOK_MS = 500;

/** How often one who waits takes up a reply that was left behind; a reply that kills is given up. */
const MOST_RESUMPTIONS = 2;

/** The turn had been there: without it the conversation was deleted, and nothing is written anew. */
const deleted: Opening = () => Promise.reject(messageNotFound());

/** From a request for a reply to its answer: open the turn, see the reply through, read it back. */
@Injectable()
export class TurnService {
  constructor(
    private readonly opening: TurnOpening,
    private readonly runner: ReplyRunner,
    private readonly reader: TurnReader,
    private readonly delivery: Delivery,
  ) {}

  /**
   * @throws Refusal UPSTREAM_TIMEOUT, UPSTREAM_FAILED or (interrupted) SERVICE_UNAVAILABLE when waited
   * for; the message is kept then, and the same request again resumes the reply
   */
  async take(
    accountId: string,
    key: TurnKey,
    write: Opening,
    wait: boolean,
    destination?: Destination,
  ): Promise<SendMessagePayload> {
    let turn = await this.opening.open(accountId, key, write, destination);
    const { replayed } = turn;
    for (let resumptions = 0; ; resumptions += 1) {
      if (turn.task) this.runner.start(turn.task);
      const payload = await this.seen(turn, wait);
      const status = payload.reply?.status;
      if (status === 'FAILED' && wait) throw await this.reader.failure(turn);
      if (status !== 'INTERRUPTED' || !wait) return { ...payload, replayed };
      if (resumptions === MOST_RESUMPTIONS || this.runner.isStopping)
        throw replyInterrupted(idsOf(turn));
      // Whoever worked on it is gone: the one who waits takes it up.
      turn = await this.opening.open(accountId, key, deleted);
    }
  }

  private async seen(turn: OpenTurn, wait: boolean): Promise<SendMessagePayload> {
    const payload = wait ? await this.ended(turn) : await this.reader.payload(turn);
    // Another process may have stored what is answered here before it renewed the labels.
    if (!turn.task)
      await this.delivery.renewLabels([new TurnReplayed(turn.accountId, turn.replyId)]);
    return payload;
  }

  private async ended(turn: OpenTurn): Promise<SendMessagePayload> {
    for (let look = FIRST_LOOK_MS; ; look = Math.min(look * 2, LAST_LOOK_MS)) {
      const kept = await this.runner.ending(turn.replyId);
      const payload = kept
        ? await this.reader.payloadOf(turn, kept)
        : await this.reader.payload(turn);
      if (payload.reply?.status !== 'GENERATING') return payload;
      await (this.runner.ending(turn.replyId) ?? pause(look));
    }
  }
}

const idsOf = ({ messageId, replyId }: OpenTurn) => ({ messageId, replyId });
