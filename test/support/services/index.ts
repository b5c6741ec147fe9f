import { join } from 'node:path';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../../src/platform/database/embedded/embedded-postgres.js';
import { makeDirectory } from './home.js';
import { launchRedis, type RedisOptions, type RedisServer } from './redis.js';

export type { RedisOptions, RedisServer } from './redis.js';

/** What the keeper tells the tests of one run, through their environment. */
export interface Services {
  /** PostgreSQL's superuser, who may create databases and roles. */
  TEST_POSTGRES_OWNER_URL: string;
  /** The login `smriti`: no superuser, owns nothing. */
  TEST_POSTGRES_URL: string;
  /** Shared by all tests of the run: keep to keys of your own and never flush it. */
  TEST_REDIS_URL: string;
  /** The directory of the run; removed at its end together with all that runs in it. */
  TEST_HOME: string;
}

/** The services of this run. */
export function service(name: keyof Services): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with npm test.`);
  return value;
}

/** A new empty directory, gone when the run is over. */
export function temporaryDirectory(purpose = 'data'): string {
  return makeDirectory(service('TEST_HOME'), purpose);
}

/** One more Redis, for tests that stop, kill or silence it. The run's end ends it too. */
export function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  return launchRedis(temporaryDirectory('redis'), options);
}

/** One more PostgreSQL, for tests that stop it or kill it. The run's end ends it too. */
export function startPostgres(settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    dataDir: temporaryDirectory('postgres'),
    refuge: refuge(),
    settings,
    say: () => undefined,
  });
}

/** Where an embedded PostgreSQL goes if its user cannot reach the clone: inside the run's directory. */
export function refuge(home: string = service('TEST_HOME')): string {
  return join(home, 'refuge');
}
