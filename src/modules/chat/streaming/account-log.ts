import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import type { MessageView } from '../chat.types.js';
import { messageView, type MessageRow, SELECT_MESSAGES } from '../history/message-rows.js';

/** Where in the account's log something new or changed was noted, and what it is by now. */
interface Entry {
  seq: number;
  message: MessageView;
}

interface Entries {
  entries: Entry[];
  /** Up to where the log was read, deleted messages included. */
  readTo: number;
  hasMore: boolean;
}

type Row = { seq: string } & (MessageRow | { id: null });

/**
 * Reads an account's log. A place in it is given out under the account's lock, which is held until
 * the commit: whoever sees a place sees all before it, and nothing turns up behind a reader.
 */
@Injectable()
export class AccountLog {
  constructor(private readonly database: Database) {}

  async end(accountId: string): Promise<number> {
    const [[account]] = await this.database.rows<[{ seq: string }]>(accountId, {
      sql: 'select log_seq as seq from account where id = current_account()',
      values: [],
    });
    return Number(account?.seq ?? 0);
  }

  /** What was noted behind this place, in order; messages that were deleted since are left out. */
  async behind(accountId: string, place: number, most: number): Promise<Entries> {
    const [rows] = await this.database.rows<[Row]>(accountId, {
      sql: `select entry.seq, m.*
        from (select seq, message_id from account_log
              where account_id = current_account() and seq > ?
              order by seq limit ?) as entry
        left join lateral (${SELECT_MESSAGES} where m.id = entry.message_id) as m on true
        order by entry.seq`,
      values: [place, most],
    });
    return {
      entries: rows.flatMap((row) =>
        row.id === null ? [] : [{ seq: Number(row.seq), message: messageView(row) }],
      ),
      readTo: Number(rows.at(-1)?.seq ?? place),
      hasMore: rows.length === most,
    };
  }
}
