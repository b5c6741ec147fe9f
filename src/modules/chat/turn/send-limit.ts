import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { RateLimits } from '../../../platform/limits/rate-limits.js';
import { BEGUN_BY_ME } from '../../account/index.js';
import { tooManyMessages } from '../chat.errors.js';

/** How much one account may ask of the companion; a repeated request costs nothing. */
@Injectable()
export class SendLimit {
  constructor(
    private readonly limits: RateLimits,
    private readonly database: Database,
  ) {}

  /**
   * A turn, for one token; it comes back if the turn had been there.
   * @param isUrgent it is taken without a token too, when there is none
   * @throws Refusal RATE_LIMITED with the seconds to wait
   */
  async spend<T extends { replayed: boolean }>(
    accountId: string,
    clientMessageId: string,
    turn: () => Promise<T>,
    isUrgent = false,
  ): Promise<T> {
    const wait = await this.limits.take('sends', accountId);
    if (wait > 0 && !isUrgent && !(await this.isRepeated(accountId, clientMessageId)))
      throw tooManyMessages(wait);
    const taken = await turn();
    if (taken.replayed && wait === 0) await this.limits.giveBack('sends', accountId);
    return taken;
  }

  private async isRepeated(accountId: string, clientMessageId: string): Promise<boolean> {
    const [rows] = await this.database.rows<[object]>(accountId, {
      sql: `select from message where ${BEGUN_BY_ME} and client_message_id = ?`,
      values: [clientMessageId],
    });
    return rows.length > 0;
  }
}
