import type { Pool, PoolClient } from 'pg';

/**
 * Makes room in the pool for what a lost connection took.
 *
 * The library returns a transaction's connection once it was committed or rolled back. On a lost
 * connection neither can be done, so it would be kept for good, and after as many losses as the pool
 * has places (one restart of the database is enough) nobody would be served any more.
 */
export function giveBackLostConnections(pool: Pool): void {
  const lent = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => void lent.add(client));
  pool.on('release', (_error, client) => void lent.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => {
      // Whoever can give it back has done so by the next turn of the loop; twice would be an error.
      setImmediate(() => {
        if (lent.has(client)) client.release(true);
      });
    });
  });
}
