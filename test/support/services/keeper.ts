import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../src/platform/database/embedded/embedded-postgres.js';
import { clusterFindings } from './cluster-findings.js';
import { clearHome, makeDirectory, makeHome } from './home.js';
import { refuge, type Services } from './index.js';
import { launchRedisCluster } from './redis-cluster.js';
import { launchRedis } from './redis.js';
import { makeTemplate } from './template-database.js';

/**
 * Keeps the services of one test run, in a process of its own: it clears everything away when the
 * run says so or is gone, however it ended.
 */
const home = await makeHome();
const isCluster = process.env['TEST_REDIS'] === 'cluster';
const starting = start();
process.once('disconnect', () => void leave());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
starting.then(
  (environment) => process.send?.({ environment }),
  (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : error }),
);

async function start(): Promise<Services> {
  const [postgres, redisUrl] = await Promise.all([sharedPostgres(), sharedRedis()]);
  return {
    TEST_POSTGRES_OWNER_URL: postgres.ownerUrl,
    TEST_POSTGRES_URL: postgres.url,
    TEST_REDIS_URL: redisUrl,
    TEST_HOME: home,
  };
}

async function sharedPostgres(): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({
    dataDir: makeDirectory(home, 'shared-postgres'),
    refuge: refuge(home),
    say: () => undefined,
    settings: {
      fsync: 'off',
      max_connections: '200',
      // It would look into one of two hundred databases three times a second.
      autovacuum_naptime: '10min',
    },
  });
  await makeTemplate(postgres);
  return postgres;
}

/** `TEST_REDIS=cluster` runs all tests over three nodes instead of one. */
async function sharedRedis(): Promise<string> {
  if (isCluster) return (await launchRedisCluster(home)).urls;
  return process.env['REDIS_URL'] || (await launchRedis(makeDirectory(home, 'shared-redis'))).url;
}

async function leave(): Promise<void> {
  const services = await starting.catch(() => undefined);
  const isWell = !services || !isCluster || (await clusterIsWell(services.TEST_REDIS_URL));
  await clearHome(home);
  process.exit(isWell ? 0 : 1);
}

async function clusterIsWell(urls: string): Promise<boolean> {
  const { keys, accounts, others, crossSlotErrors, scattered } = await clusterFindings(urls);
  console.log(
    `Redis Cluster: ${keys} keys of ${accounts} accounts and ${others.length} of none, ` +
      `${scattered.length} of them in more than one slot, ${crossSlotErrors} CROSSSLOT errors.`,
  );
  return crossSlotErrors === 0 && scattered.length === 0;
}
