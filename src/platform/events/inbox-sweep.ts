import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Database } from '../database/database.js';

const PAUSE_MS = 3_600_000;
/** Longer than anybody can still be telling a fact that has left the outbox. */
const KEPT_MS = 24 * 3_600_000;
const BATCH = 5_000;

/** Takes away what listeners remember of facts that nobody can tell any more. */
@Injectable()
export class InboxSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(InboxSweep.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweep(new Date(Date.now() - KEPT_MS)).catch((error: unknown) =>
        this.log.warn({ err: error }, 'the inbox could not be swept; trying again'),
      );
    }, PAUSE_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** What was heard before `before`; a fact that is still in the outbox, dead or alive, may come again. */
  async sweep(before: Date): Promise<void> {
    for (let swept = BATCH; swept === BATCH;) {
      const rows = await this.database.asWorker((em) =>
        em.execute<object[]>(
          `delete from inbox_event where id in (
             select i.id from inbox_event i where i.id < ?::uuid
               and not exists (select from outbox_event o where o.id = i.fact_id)
             order by i.id limit ${BATCH}) returning id`,
          [firstIdAt(before)],
        ),
      );
      swept = rows.length;
    }
  }
}

/** The least UUIDv7 of an instant: such ids begin with their milliseconds (RFC 9562, 5.7). */
function firstIdAt(instant: Date): string {
  const hex = instant.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
