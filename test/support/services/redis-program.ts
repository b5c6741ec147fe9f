import { spawnSync } from 'node:child_process';
import { debianRedis } from './debian-redis.js';

export interface RedisProgram {
  program: string;
  env: Record<string, string>;
}

/** A Redis that can be run here: one on the PATH, else Debian's package, fetched once. */
export async function redisProgram(): Promise<RedisProgram> {
  for (const program of ['redis-server', 'valkey-server']) {
    if (spawnSync(program, ['--version']).status === 0) return { program, env: {} };
  }
  try {
    return await debianRedis();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The tests need a Redis: install redis-server or valkey-server, or set REDIS_URL (fetching Debian's package failed: ${reason}).`,
      { cause: error },
    );
  }
}
