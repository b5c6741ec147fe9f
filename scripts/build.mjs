import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const main = join(root, 'dist/main.js');
const stamp = join(root, 'dist/.built-from');
const compiler = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
const inputs = ['src', 'package-lock.json', '.swcrc', 'tsconfig.json', 'nest-cli.json'];

/** Sees to it that `dist` is made from the sources as they are now, and returns where it lies. */
export async function build() {
  if (!isFresh()) {
    if (existsSync(compiler)) await oneAtATime(() => isFresh() || compile());
    else if (!existsSync(main))
      refuse(
        'There is no build, and NODE_ENV=production or --omit=dev left the compiler out: run npm ci --include=dev && npm run build.',
      );
    // An image carries its build without what made it: that is taken as it is.
  }
  return join(root, 'dist');
}

/** Ends the process with one sentence. */
export function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

function isFresh() {
  if (!existsSync(main) || !existsSync(stamp)) return false;
  return Number(readFileSync(stamp, 'utf8')) === newest();
}

function compile() {
  const from = newest();
  try {
    // Nothing may take what is half built for a build.
    rmSync(stamp, { force: true });
    accessSync(existsSync(dirname(stamp)) ? dirname(stamp) : root, constants.W_OK);
  } catch {
    refuse(
      `${dirname(stamp)} is out of date and cannot be written by this user: build it as its owner with npm run build.`,
    );
  }
  console.error('Building…');
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, 'build'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0 || !existsSync(main)) refuse(`${stdout}${stderr}\nThe build failed.`);
  writeFileSync(stamp, String(from));
}

/** The latest change, in ms; that of a directory tells of files that are gone. */
function newest() {
  return Math.max(...inputs.map((input) => newestIn(join(root, input))));
}

function newestIn(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((entry) => newestIn(join(path, entry))));
}

/** Two builds would delete each other's files; the kernel gives the name back if one is killed. */
export async function oneAtATime(work) {
  const { dev, ino } = statSync(root);
  for (;;) {
    const turn = await bind(`\0smriti/build/${dev}:${ino}`);
    if (turn) {
      work();
      return turn.close();
    }
    await sleep(50);
  }
}

function bind(path) {
  return new Promise((resolve) => {
    const server = createServer();
    // Where such names are not known (they are Linux's), builds are not kept apart.
    server.once('error', ({ code }) => resolve(code === 'EADDRINUSE' ? undefined : server));
    server.listen({ path }, () => resolve(server));
  });
}
