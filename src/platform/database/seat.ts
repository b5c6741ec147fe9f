import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { StartupError } from '../config/config.js';
import { CONNECT_MS } from './orm.js';

/** Any number that no other program takes. */
const SEAT_LOCK = 0x534d5254;
const RETAKEN_EVERY_MS = 500;

/**
 * The one place for a server whose cache is in its own process: another server could not tell it of
 * its writes. Held as long as the connection lives, so a killed server leaves it at once; a
 * connection that is lost (a restarted database) is made anew.
 */
export class Seat {
  private readonly log = new Logger(Seat.name);
  private hasLeft = false;

  private constructor(
    private readonly url: string,
    private client: pg.Client,
  ) {
    this.watch();
  }

  /** @throws StartupError when another server sits there */
  static async take(url: string): Promise<Seat> {
    return new Seat(url, await seated(url));
  }

  async leave(): Promise<void> {
    this.hasLeft = true;
    await this.client.end().catch(() => undefined);
  }

  private watch(): void {
    this.client.once('end', () => void this.retake());
  }

  private async retake(): Promise<void> {
    while (!this.hasLeft) {
      await pause(RETAKEN_EVERY_MS, undefined, { ref: false });
      try {
        this.client = await seated(this.url);
        if (this.hasLeft) return await this.leave();
        return this.watch();
      } catch (error) {
        // Somebody was quicker. Two servers that know nothing of each other would serve the past.
        if (error instanceof StartupError) return this.giveUp(error);
      }
    }
  }

  private giveUp({ message }: StartupError): void {
    this.log.fatal(message);
    process.kill(process.pid, 'SIGTERM');
  }
}

async function seated(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
  });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock($1) as taken',
    [SEAT_LOCK],
  );
  if (rows[0]?.taken) return client;
  await client.end();
  throw new StartupError(
    'Another Smriti server without Redis uses this database. Set REDIS_URL for all of them, or stop it.',
  );
}
