import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { RateLimits } from '../../../platform/limits/rate-limits.js';
import { tooManyMessages } from '../chat.errors.js';

/** How much one account may ask of the companion; a repeated request costs nothing. */
@Injectable()
export class SendLimit {
  constructor(
    private readonly limits: RateLimits,
    private readonly database: Database,
  ) {}

  /** @throws Refusal RATE_LIMITED with the seconds to wait */
  async take(accountId: string, clientMessageId: string): Promise<void> {
    const wait = await this.limits.take('sends', accountId);
    if (wait > 0 && !(await this.isRepeated(accountId, clientMessageId)))
      throw tooManyMessages(wait);
  }

  private async isRepeated(accountId: string, clientMessageId: string): Promise<boolean> {
    const [rows] = await this.database.rows<[object]>(accountId, {
      sql: 'select from message where origin_account_id = ? and client_message_id = ?',
      values: [accountId, clientMessageId],
    });
    return rows.length > 0;
  }
}
