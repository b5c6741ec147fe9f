import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { messageNotFound } from '../chat.errors.js';
import type { SendMessagePayload } from '../chat.types.js';
import { ReplyRunner } from './reply-runner.js';
import { type Opening, type OpenTurn, TurnOpening } from './turn-opening.js';
import { TurnReader } from './turn-reader.js';
import type { TurnKey } from './turn-request.js';

/** How often a reply of another process is looked at, at first and at last. */
const FIRST_LOOK_MS = 50;
const LAST_LOOK_MS = 500;

/** From a request for a reply to its answer: open the turn, see the reply through, read it back. */
@Injectable()
export class TurnService {
  constructor(
    private readonly opening: TurnOpening,
    private readonly runner: ReplyRunner,
    private readonly reader: TurnReader,
  ) {}

  /**
   * @throws Refusal UPSTREAM_TIMEOUT or UPSTREAM_FAILED when waited for; the message is kept then,
   * and the same request again resumes the reply
   */
  async take(
    accountId: string,
    key: TurnKey,
    write: Opening,
    wait: boolean,
  ): Promise<SendMessagePayload> {
    let turn = await this.opening.open(accountId, key, write);
    const { replayed } = turn;
    for (;;) {
      if (turn.task) this.runner.start(turn.task);
      const payload = wait ? await this.ended(turn) : await this.reader.payload(turn);
      if (payload.reply?.status === 'FAILED' && wait) throw await this.reader.failure(turn);
      if (payload.reply?.status !== 'INTERRUPTED' || !wait) return { ...payload, replayed };
      // Whoever worked on it is gone: the one who waits takes it up.
      turn = await this.opening.open(accountId, key, write);
    }
  }

  private async ended(turn: OpenTurn): Promise<SendMessagePayload> {
    await this.runner.ending(turn.replyId);
    for (let look = FIRST_LOOK_MS; ; look = Math.min(look * 2, LAST_LOOK_MS)) {
      const state = await this.reader.state(turn.accountId, turn.replyId);
      if (state === null) throw messageNotFound();
      if (state !== 'GENERATING') return this.reader.payload(turn);
      await (this.runner.ending(turn.replyId) ?? pause(look));
    }
  }
}
