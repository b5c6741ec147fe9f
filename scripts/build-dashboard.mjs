import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneAtATime, refuse, root } from './build.mjs';

const folder = join(root, 'dashboard');
const page = join(folder, 'dist/index.html');
const stamp = join(folder, 'dist/.built-from');
const bundler = join(root, 'node_modules/vite/bin/vite.js');
const inputs = ['src', 'public', 'vite', 'vite.config.ts', 'index.html', '../package-lock.json'];

/** Sees to it that the page is made from its sources as they are now. */
export async function buildDashboard() {
  if (!existsSync(folder) || isFresh()) return;
  if (existsSync(bundler)) await oneAtATime(() => isFresh() || bundle());
  else if (!existsSync(page)) {
    console.error(
      'There is no dashboard: its build needs npm ci --include=dev. The API is served.',
    );
  }
}

function isFresh() {
  return existsSync(page) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest();
}

function bundle() {
  const from = digest();
  rmSync(stamp, { force: true });
  console.error('Building the dashboard…');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [bundler, 'build', '--logLevel', 'warn'],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
  );
  if (status !== 0 || !existsSync(page))
    refuse(`${stdout}${stderr}\nThe dashboard's build failed.`);
  writeFileSync(stamp, from);
}

/** Of what the page is made of, names and contents: touching a file or moving the clone changes nothing. */
function digest() {
  const hash = createHash('sha256');
  for (const input of inputs) addTo(hash, join(folder, input), input);
  return hash.digest('hex');
}

function addTo(hash, path, name) {
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path).toSorted()) {
      addTo(hash, join(path, entry), `${name}/${entry}`);
    }
  } else {
    hash.update(`${name}\0`).update(readFileSync(path)).update('\0');
  }
}
