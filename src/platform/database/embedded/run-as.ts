import { spawn } from 'node:child_process';
import { EmbeddedPostgresRefused } from './embedded-postgres.errors.js';
import type { ServerUser } from './server-user.js';

/** What every program of PostgreSQL gets: no PG* of the caller's shell, and a directory all may enter. */
export const surroundings = {
  cwd: '/',
  env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
};

export interface Outcome {
  code: number | null;
  output: string;
}

/** Runs a program to its end, as `user` if one is given. */
export function runAs(
  user: ServerUser | undefined,
  program: string,
  args: string[],
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    const child = spawn(program, args, { ...surroundings, ...identity(user), stdio });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => reject(notPermitted(error, user)));
    child.once('close', (code) => resolve({ code, output }));
  });
}

export function identity(user: ServerUser | undefined): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

/** Inside some containers root may become nobody else. */
function notPermitted(error: NodeJS.ErrnoException, user: ServerUser | undefined): Error {
  if (!user || (error.code !== 'EPERM' && error.code !== 'EINVAL')) return error;
  return new EmbeddedPostgresRefused(
    `PostgreSQL does not run as root, and this root may not become ${user.name}: start as an ordinary user, or set DATABASE_URL.`,
  );
}
