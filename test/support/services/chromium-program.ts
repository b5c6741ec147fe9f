import { execFile, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { debianProgram, type Program } from './debian-program.js';

const run = promisify(execFile);

interface Kind {
  /** What Debian's package and its program are called, the one on the PATH first. */
  name: string;
  /** As others call it. */
  alsoKnownAs: readonly string[];
}

/** What people have. */
const WHOLE: Kind = {
  name: 'chromium',
  alsoKnownAs: ['chromium-browser', 'google-chrome-stable'],
};
/** The same engine without all that is around a page: the stories take a third less of the processor. */
const SHELL: Kind = {
  name: 'chromium-headless-shell',
  alsoKnownAs: ['chrome-headless-shell'],
};

const found = new Map<Kind, Promise<Program>>();

/** A Chromium as people have it: `CHROMIUM_PATH`, one on the PATH, else Debian's. */
export const wholeChromium = (): Promise<Program> => chosen() ?? find(WHOLE);

/** The leanest Chromium to be had here: `CHROMIUM_PATH`, a headless shell, else a whole one. */
export const leanChromium = (): Promise<Program> =>
  chosen() ?? find(SHELL).catch((noShell: Error) => find(WHOLE).catch(withReason(noShell)));

const withReason =
  (noShell: Error) =>
  (noWhole: Error): never => {
    throw new Error(`${noWhole.message} Nor is there a smaller one: ${noShell.message}`);
  };

function chosen(): Promise<Program> | undefined {
  const program = process.env['CHROMIUM_PATH'];
  return program ? Promise.resolve({ program, env: {} }) : undefined;
}

/** Looked for once, as a fetch that fails may take its time. */
function find(kind: Kind): Promise<Program> {
  const known = found.get(kind) ?? look(kind);
  found.set(kind, known);
  return known;
}

/** One on the PATH, else Debian's package, which root installs and everybody else unpacks beside the project. */
async function look(kind: Kind): Promise<Program> {
  const known = onPath(kind);
  if (known) return { program: known, env: {} };
  try {
    return process.getuid?.() === 0 ? await installed(kind) : await unpacked(kind);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The dashboard is tried in a Chromium: install ${kind.name}, or set CHROMIUM_PATH (fetching Debian's package failed: ${reason}).`,
      { cause: error },
    );
  }
}

function onPath({ name, alsoKnownAs }: Kind): string | undefined {
  const paths = [name, ...alsoKnownAs].map((each) =>
    spawnSync('which', [each], { encoding: 'utf8' }).stdout.trim(),
  );
  return paths.find((path) => path !== '');
}

/** Nobody waits long for a mirror that does not answer. */
const NETWORK = ['-o', 'Acquire::http::Timeout=10'];
const LOCKED_MS = 10_000;

/** Suites that begin at once wait for one another at dpkg's lock; nothing else has to go for it. */
async function installed(kind: Kind): Promise<Program> {
  const how = ['--no-install-recommends', '--no-remove', '-o', 'DPkg::Lock::Timeout=300'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const attempt = () => run('apt-get', ['install', '-y', ...NETWORK, ...how, kind.name], { env });
  // The lists, whose lock nobody waits for, may be another suite's to fetch.
  const update = () =>
    run('apt-get', ['update', ...NETWORK], { env }).catch(() => pause(LOCKED_MS));
  await attempt().catch(() => update().then(attempt));
  const program = onPath(kind);
  if (!program) throw new Error(`${kind.name} was installed and is not on the PATH.`);
  return { program, env: {} };
}

const unpacked = ({ name }: Kind): Promise<Program> =>
  debianProgram({
    name,
    packages: [name, 'chromium-common'],
    program: `usr/lib/chromium/${name}`,
  });
