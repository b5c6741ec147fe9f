import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Sweep } from '../database/sweep.js';
import { Delivery, type Outcome } from './delivery.js';
import { revive } from './fact.js';
import type { RecordedFact } from './record.js';

const PAUSE_MS = 500;
const BATCH = 200;
/** For so long what one relay took is left alone by all; what it never told, they tell after that. */
const TAKEN_MS = 1_000;
/** After this many failures a fact is set aside as a dead letter. */
const MOST_ATTEMPTS = 8;

interface Row {
  id: string;
  type: string;
  payload: object;
  account_id: string;
}

/**
 * Delivers what a crash, a full queue or an unreachable cache left in the outbox. Several relays
 * share the work: each puts off what it takes, and tells it with no transaction open and no row held,
 * however long its listeners need. Where that is longer than it was put off for, it is told twice.
 */
@Injectable()
export class Relay extends Sweep {
  constructor(
    private readonly database: Database,
    private readonly delivery: Delivery,
  ) {
    super(PAUSE_MS);
  }

  override async onApplicationShutdown(): Promise<void> {
    await super.onApplicationShutdown();
    await this.settle().catch(() => undefined);
  }

  /** One pass: strikes out what was delivered, then delivers what is due. Answers how many were. */
  async pass(): Promise<number> {
    await this.settle();
    const { known, unknown } = revived(await this.database.asWorker(take));
    const outcomes = [...(await this.delivery.tell(known)), ...unknown];
    if (outcomes.length > 0) await this.database.asWorker((em) => keepAccount(em, outcomes));
    return outcomes.filter(({ state }) => state !== 'postponed').length;
  }

  /**
   * Renews the labels of everything undelivered: to be done before a cache that was out of reach
   * serves again. Takes no rows away; false when the cache is still out of reach.
   */
  async renewUndelivered(): Promise<boolean> {
    const rows = await this.database.asWorker((em) =>
      em.execute<Row[]>('select distinct account_id, type from outbox_event'),
    );
    const { known } = revived(
      rows.map((row) => ({ ...row, payload: { accountId: row.account_id } })),
    );
    const unreached = await this.delivery.renewLabels(known.map(({ fact }) => fact));
    return unreached.size === 0;
  }

  protected async isMoreLeft(): Promise<boolean> {
    return (await this.pass()) === BATCH;
  }

  private async settle(): Promise<void> {
    const ids = this.delivery.takeDelivered();
    if (ids.length > 0) await this.database.asWorker((em) => strikeOut(em, ids));
  }
}

function revived(rows: readonly Row[]): { known: RecordedFact[]; unknown: Outcome[] } {
  const known: RecordedFact[] = [];
  const unknown: Outcome[] = [];
  for (const row of rows) {
    const fact = revive(row.type, row.payload);
    if (fact) known.push({ id: row.id, fact });
    // Written by another version of the server, which may still be there to deliver it.
    else unknown.push({ id: row.id, state: 'failed', error: 'UnknownEvent' });
  }
  return { known, unknown };
}

type Worker = Parameters<Parameters<Database['asWorker']>[0]>[0];

const take = (em: Worker): Promise<Row[]> =>
  em.execute<Row[]>(
    `with due as (
       select id, due_at from outbox_event
       where due_at <= clock_timestamp() and dead_at is null
       order by due_at limit ${BATCH} for update skip locked
     ),
     taken as (
       update outbox_event as event set due_at = clock_timestamp() + interval '${TAKEN_MS} ms'
       from due where event.id = due.id
       returning event.id, type, payload, account_id, due.due_at as was_due
     )
     select id, type, payload, account_id from taken order by was_due`,
  );

/** Strikes out what was delivered and sets the time for what was not. */
async function keepAccount(em: Worker, outcomes: readonly Outcome[]): Promise<void> {
  const ids = (state: Outcome['state']) =>
    outcomes.filter((outcome) => outcome.state === state).map(({ id }) => id);
  await strikeOut(em, ids('delivered'));
  const postponed = ids('postponed');
  if (postponed.length > 0) {
    // Behind everything else, but due: this process may be the only one that has lost its cache, and
    // whoever has not must find it at the next look.
    await em.execute(
      'update outbox_event set due_at = clock_timestamp() where id = any(?::uuid[])',
      [`{${postponed.join(',')}}`],
    );
  }
  for (const { id, error } of outcomes.filter(({ state }) => state === 'failed')) {
    await em.execute(
      `update outbox_event set attempts = attempts + 1, last_error = ?,
         due_at = clock_timestamp() + least(power(2, attempts), 300) * interval '1 second',
         dead_at = case when attempts + 1 >= ${MOST_ATTEMPTS} then clock_timestamp() end
       where id = ?`,
      [error, id],
    );
  }
}

async function strikeOut(em: Worker, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await em.execute('delete from outbox_event where id = any(?::uuid[])', [`{${ids.join(',')}}`]);
}
