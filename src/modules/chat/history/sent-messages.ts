import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { IMPORTED } from '../importing/placed-rows.js';

/** A message that somebody sent, and that is kept. */
export interface SentMessage {
  readonly at: Date;
  /** A guest sent it, whom this account claimed. */
  readonly isInherited: boolean;
}

/** What was sent here, for those who count it once more; what was imported is not among it. */
@Injectable()
export class SentMessages {
  constructor(private readonly database: Database) {}

  async of(accountId: string): Promise<SentMessage[]> {
    const [rows] = await this.database.rows<[{ created_at: string; is_inherited: boolean }]>(
      accountId,
      {
        sql: `select created_at, origin_account_id <> account_id as is_inherited from message
              where account_id = current_account() and role = 'USER' and request_fingerprint <> ?`,
        values: [IMPORTED],
      },
    );
    return rows.map((row) => ({ at: new Date(row.created_at), isInherited: row.is_inherited }));
  }
}
