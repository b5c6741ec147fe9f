import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityClass } from '@mikro-orm/core';
import { FactCollector } from '../events/outbox.js';

/** Longer than any statement or wait of ours; what exceeds it is a fault to be ended. */
const STATEMENT_MS = 30_000;
/** How long a database may take to accept a connection. */
export const CONNECT_MS = 5_000;

/** The pool that serves requests: every connection starts as `smriti_app`, whoever logged in. */
export async function connect(
  url: string,
  pool: number,
  entities: EntityClass<object>[],
): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: url,
    entities,
    subscribers: [new FactCollector()],
    pool: { min: 0, max: pool, idleTimeoutMillis: 30_000 },
    // Ids are made in the app and changes are few: one statement per entity kind is enough.
    forceUtcTimezone: true,
    driverOptions: {
      application_name: 'smriti',
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
      // Statements that do not wait for one another are sent at once (see exchange.ts).
      pipeline: true,
      options: [
        'role=smriti_app',
        'timezone=UTC',
        `statement_timeout=${STATEMENT_MS}`,
        `idle_in_transaction_session_timeout=${STATEMENT_MS}`,
      ]
        .map((setting) => `-c ${setting}`)
        .join(' '),
    },
  });
}
