import { spawnSync } from 'node:child_process';
import { debianProgram, type Program } from './debian-program.js';

const DEBIANS = {
  name: 'redis',
  packages: ['redis-server', 'redis-tools'],
  program: 'usr/bin/redis-server',
};

/** A Redis that can be run here: one on the PATH, else Debian's package, fetched once. */
export async function redisProgram(): Promise<Program> {
  for (const program of ['redis-server', 'valkey-server']) {
    if (spawnSync(program, ['--version']).status === 0) return { program, env: {} };
  }
  try {
    return await debianProgram(DEBIANS);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The tests need a Redis: install redis-server or valkey-server, or set REDIS_URL (fetching Debian's package failed: ${reason}).`,
      { cause: error },
    );
  }
}
