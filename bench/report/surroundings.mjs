import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';

const here = join(import.meta.dirname, '..');

/** What the figures depend on, so that two reports can be compared or told apart. */
export async function surroundings({ query, redis }) {
  const [{ server_version: postgres }] = await query('show server_version');
  const client = await createClient({ url: redis.url }).connect();
  const [, redisVersion] = /redis_version:(\S+)/.exec(await client.info('server'));
  await client.close();
  return {
    date: new Date().toISOString().slice(0, 10),
    cores: availableParallelism(),
    commit: commit(),
    versions: {
      Node: process.versions.node,
      PostgreSQL: postgres.split(' ')[0],
      Redis: redisVersion,
      ...peers(),
    },
  };
}

function commit() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: here,
      encoding: 'utf8',
    }).trim();
  } catch {
    // Unpacked from an archive.
    return 'unknown';
  }
}

const SHOWN = [
  '@apollo/server',
  'graphql-yoga',
  'mercurius',
  'mercurius-cache',
  'postgraphile',
  'graphql',
  'pg',
  'redis',
];

function peers() {
  const { dependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  return Object.fromEntries(SHOWN.map((name) => [name, dependencies[name]]));
}
