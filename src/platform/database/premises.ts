import { Logger } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { type Config, StartupError } from '../config/config.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';
import { isUnavailable } from './conflict.js';
import { migrate } from './migrate.js';
import { CONNECT_MS } from './orm.js';
import { refusePowerfulLogin } from './roles.js';
import { Seat } from './seat.js';

/**
 * The database as this process found or brought it: reachable, with its schema up to date, and,
 * where no Redis lets several servers know of each other's writes, with this server alone in it.
 */
export class Premises {
  private constructor(
    readonly url: string,
    private readonly leaveAll: () => Promise<void>,
  ) {}

  /** @throws StartupError with one sentence for the operator */
  static async open(config: Config, role: 'server' | 'command'): Promise<Premises> {
    const { url, ownerUrl, stop } = await locate(config, role);
    let seat: Seat | undefined;
    try {
      await migrate(ownerUrl, decodeURIComponent(new URL(url).username));
      if (config.production) await checkLogin(url);
      if (role === 'server' && !config.cache.redisUrl) seat = await Seat.take(url);
    } catch (error) {
      await stop();
      throw refused(error);
    }
    return new Premises(url, async () => {
      await seat?.leave();
      await stop();
    });
  }

  leave(): Promise<void> {
    return this.leaveAll();
  }
}

async function locate({ database, dataDir }: Config, role: 'server' | 'command') {
  if (database.url) {
    const stop = async (): Promise<void> => undefined;
    return { url: database.url, ownerUrl: database.ownerUrl ?? database.url, stop };
  }
  const log = new Logger('PostgreSQL');
  try {
    return await startEmbeddedPostgres({
      dataDir,
      role: role === 'server' ? 'server' : 'guest',
      say: (line) => log.log(line),
    });
  } catch (error) {
    throw refused(error);
  }
}

async function checkLogin(url: string): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: 1 },
    driverOptions: { connectionTimeoutMillis: CONNECT_MS },
  });
  try {
    await refusePowerfulLogin(orm.em.fork());
  } finally {
    await orm.close(true);
  }
}

/** One sentence for what an operator can mend; anything else stays the fault that it is. */
function refused(error: unknown): unknown {
  const { name, message, code } = error as Error & { code?: string };
  if (name === 'StartupError' || name === 'EmbeddedPostgresRefused')
    return new StartupError(message);
  if (isUnavailable(error) || /^(28|3D|42501)/.test(code ?? '')) {
    return new StartupError(
      `The database at DATABASE_URL (or DATABASE_OWNER_URL) cannot be used (${code ?? 'no answer'}): ` +
        'check that it runs and that address, login and database name are right.',
    );
  }
  return error;
}
