import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;

/** Peers are installed for the bench alone, and only when the lock file asks for others than there are. */
export function installPeers(say) {
  if (isInstalled()) return;
  say('Installing the peers.');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The peers could not be installed.');
}

/** npm notes beside the packages what it has put there. */
function isInstalled() {
  const noted = join(here, 'node_modules/.package-lock.json');
  if (!existsSync(noted)) return false;
  const there = packagesIn(noted);
  return Object.entries(packagesIn(join(here, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional || there[path]?.version === version,
  );
}

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
