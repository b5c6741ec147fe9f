import pg from 'pg';
import { StartupError } from '../config/config.js';
import { CONNECT_MS } from './orm.js';

/** Any number that no other program takes. */
const SEAT_LOCK = 0x534d5254;

/**
 * The one place for a server whose cache is in its own process: another server could not tell it of
 * its writes. Held as long as the connection lives, so a killed server leaves it at once.
 */
export class Seat {
  private constructor(private readonly client: pg.Client) {}

  /** @throws StartupError when another server sits there */
  static async take(url: string): Promise<Seat> {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
    });
    await client.connect();
    const { rows } = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock($1) as taken',
      [SEAT_LOCK],
    );
    if (!rows[0]?.taken) {
      await client.end();
      throw new StartupError(
        'Another Smriti server without Redis uses this database. Set REDIS_URL for all of them, or stop it.',
      );
    }
    // A restarted database ends the hold; the pool reconnects, and so must this before it matters.
    client.on('error', () => undefined);
    return new Seat(client);
  }

  async leave(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
