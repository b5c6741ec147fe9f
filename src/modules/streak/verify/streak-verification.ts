import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { ZONE_HISTORY, type ZoneRow } from '../../account/index.js';
import { SentMessages } from '../../chat/index.js';
import { SessionReader } from '../../session/index.js';
import { allDone, countsOf, type DoneRow } from '../day-rows.js';
import { type Difference, differences } from './differences.js';
import { type Done, tally } from './tally.js';

/** So long at most a fact is on its way to its day. */
const ON_ITS_WAY_MS = 3_000;
const BATCH = 1_000;

export interface AccountDifference extends Difference {
  readonly accountId: string;
}

/** What is heard of the work: accounts that were looked at, of how many. */
export type Progress = (seen: number, all: number) => void;

/** Counts the days of all accounts once more, from messages and activities, and compares. */
@Injectable()
export class StreakVerification {
  constructor(
    private readonly database: Database,
    private readonly sent: SentMessages,
    private readonly visits: SessionReader,
  ) {}

  async run(onProgress: Progress): Promise<AccountDifference[]> {
    const all = await this.accounts();
    const doubtful: string[] = [];
    for (const [nth, accountId] of all.entries()) {
      if ((await this.compare(accountId)).length > 0) doubtful.push(accountId);
      onProgress(nth + 1, all.length);
    }
    // Beside a server that runs: what was done just now may not have been counted yet.
    if (doubtful.length > 0) await pause(ON_ITS_WAY_MS);
    const found: AccountDifference[] = [];
    for (const accountId of doubtful) {
      const left = await this.compare(accountId);
      found.push(...left.map((difference) => ({ ...difference, accountId })));
    }
    return found;
  }

  private async compare(accountId: string): Promise<Difference[]> {
    const [messages, activities] = await Promise.all([
      this.sent.of(accountId),
      this.visits.recorded(accountId),
    ]);
    const done: Done[] = [
      ...messages.map((message) => ({ ...message, deed: 'MESSAGE' as const })),
      ...activities.map(({ kind, ...activity }) => ({ ...activity, deed: kind })),
    ];
    const [days, zones] = await this.database.rows<[DoneRow, ZoneRow]>(
      accountId,
      allDone,
      ZONE_HISTORY,
    );
    const moves = zones.map(({ zone, since }) => ({ zone, since: new Date(since) }));
    const recorded = new Map(days.map((row) => [row.day, countsOf(row)]));
    return differences(recorded, tally(done, moves));
  }

  private async accounts(): Promise<string[]> {
    const ids: string[] = [];
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await this.database.asWorker((em) =>
        em.execute<{ id: string }[]>(
          `select id from account where closed_at is null and id > ? order by id limit ${BATCH}`,
          [last],
        ),
      );
      ids.push(...rows.map(({ id }) => id));
      if (rows.length < BATCH) return ids;
      last = rows.at(-1)!.id;
    }
  }
}
