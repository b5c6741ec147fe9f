import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { debianProgram, type Program } from './debian-program.js';

const run = promisify(execFile);

const DEBIANS = {
  name: 'chromium',
  packages: ['chromium', 'chromium-common'],
  program: 'usr/lib/chromium/chromium',
};

/**
 * A Chromium that can be run here: `CHROMIUM_PATH`, one on the PATH, else Debian's package, which
 * root installs and everybody else unpacks beside the project.
 */
export async function chromiumProgram(): Promise<Program> {
  const known = process.env['CHROMIUM_PATH'] ?? onPath();
  if (known) return { program: known, env: {} };
  try {
    return process.getuid?.() === 0 ? await installed() : await debianProgram(DEBIANS);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The tests of the dashboard need a Chromium: install chromium, or set CHROMIUM_PATH (fetching Debian's package failed: ${reason}).`,
      { cause: error },
    );
  }
}

function onPath(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable'];
  const paths = names.map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim());
  return paths.find((path) => path !== '');
}

/** Suites that begin at once wait for one another at dpkg's lock. */
async function installed(): Promise<Program> {
  const install = ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const attempt = () => run('apt-get', [...install, 'chromium'], { env });
  await attempt().catch(() => run('apt-get', ['update'], { env }).then(attempt));
  return { program: onPath()!, env: {} };
}
