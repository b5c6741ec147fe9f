import { startEmbeddedPostgres } from '../../../src/platform/database/embedded/embedded-postgres.js';
import { clearHome, makeDirectory, makeHome } from './home.js';
import { refuge, type Services } from './index.js';
import { launchRedis } from './redis.js';

/**
 * Keeps the services of one test run, in a process of its own: it clears everything away when the
 * run says so or is gone, however it ended.
 */
const home = await makeHome();
const starting = start();
process.once('disconnect', () => void leave());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
starting.then(
  (environment) => process.send?.({ environment }),
  (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : error }),
);

async function start(): Promise<Services> {
  const [postgres, redisUrl] = await Promise.all([
    startEmbeddedPostgres({
      dataDir: makeDirectory(home, 'shared-postgres'),
      refuge: refuge(home),
      say: () => undefined,
      settings: { fsync: 'off', max_connections: '200' },
    }),
    process.env['REDIS_URL'] ||
      launchRedis(makeDirectory(home, 'shared-redis')).then(({ url }) => url),
  ]);
  return {
    TEST_POSTGRES_OWNER_URL: postgres.ownerUrl,
    TEST_POSTGRES_URL: postgres.url,
    TEST_REDIS_URL: redisUrl,
    TEST_HOME: home,
  };
}

async function leave(): Promise<void> {
  await starting.catch(() => undefined);
  await clearHome(home);
  process.exit();
}
