import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './embedded-postgres.errors.js';

export interface SocketLock {
  release(): Promise<void>;
}

/**
 * A lock on a directory that no crash can leave behind: a name in Linux's abstract socket
 * namespace, which the kernel gives back with the process that held it, however that ended.
 * The directory is known by device and inode, so that every path to it means the same lock.
 */
export async function tryLock(
  purpose: string,
  directory: string,
  patienceMs: number,
): Promise<SocketLock | undefined> {
  const name = await lockName(purpose, directory);
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const server = await bind(name);
    if (server) return { release: () => close(server) };
    if (Date.now() >= deadline) return undefined;
    await sleep(25);
  }
}

async function lockName(purpose: string, directory: string): Promise<string> {
  const { dev, ino } = await stat(directory);
  const digest = createHash('sha256').update(`${dev}:${ino}`).digest('hex');
  return `\0smriti/${purpose}/${digest.slice(0, 32)}`;
}

function bind(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) =>
      codeOf(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen({ path }, () => resolve(server.unref()));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
