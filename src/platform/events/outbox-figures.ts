import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { Database } from '../database/database.js';

/** How the delivery of facts is doing, read from the outbox itself whenever somebody asks. */
@Injectable()
export class OutboxFigures {
  constructor(
    registry: Registry,
    private readonly database: Database,
  ) {
    this.show(registry, 'dead_letters', 'Facts that were set aside after too many failures.', () =>
      this.deadLetters(),
    );
    this.show(registry, 'lag_seconds', 'How long the oldest undelivered fact has waited.', () =>
      this.lagSeconds(),
    );
  }

  private show(registry: Registry, name: string, help: string, read: () => Promise<number>): void {
    const gauge = new Gauge({
      name: `smriti_outbox_${name}`,
      help,
      registers: [],
      async collect() {
        // Not known is not zero, and no reason to withhold the other figures.
        this.set(await read().catch(() => Number.NaN));
      },
    });
    registry.registerMetric(gauge);
  }

  private async deadLetters(): Promise<number> {
    const [row] = await this.database.asWorker((em) =>
      em.execute<{ dead: number }[]>(
        'select count(*)::int as dead from outbox_event where dead_at is not null',
      ),
    );
    return row!.dead;
  }

  private async lagSeconds(): Promise<number> {
    const [oldest] = await this.database.asWorker((em) =>
      em.execute<{ id: string }[]>(
        'select id from outbox_event where dead_at is null order by id limit 1',
      ),
    );
    return oldest ? Math.max(0, (Date.now() - madeAt(oldest.id)) / 1_000) : 0;
  }
}

/** The milliseconds since 1970 that a UUIDv7 begins with (RFC 9562, 5.7). */
function madeAt(id: string): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16);
}
