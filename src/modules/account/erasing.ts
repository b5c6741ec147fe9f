import type { EntityManager } from '@mikro-orm/postgresql';
import { recordIn } from '../../platform/events/record.js';
import { AccountErased } from './account.events.js';

/** Years of talk may be behind an account, and every row of them is taken out of its indexes. */
const LONGEST = '10min';

/**
 * Deletes accounts and everything that is theirs, as a worker; what is kept of them elsewhere goes by
 * the fact. Waits for whoever writes for them; whoever comes later finds none.
 * @param which a condition on `account`
 */
export async function eraseAccounts(
  em: EntityManager,
  which: string,
  values: unknown[],
): Promise<number> {
  await em.execute(`set local statement_timeout = '${LONGEST}'`);
  const gone = await em.execute<{ id: string }[]>(
    `with gone as (delete from account where ${which} returning id),
     untold as (delete from outbox_event using gone where account_id = gone.id)
     select id from gone`,
    values,
  );
  recordIn(em, ...gone.map(({ id }) => new AccountErased(id)));
  return gone.length;
}
