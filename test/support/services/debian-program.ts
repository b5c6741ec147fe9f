import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A program that can be run here. */
export interface Program {
  program: string;
  env: Record<string, string>;
}

/** What is wanted out of Debian's packages. */
export interface Wanted {
  /** What it is called where it is kept. */
  name: string;
  packages: string[];
  /** Where they put it, from `/` on. */
  program: string;
}

const run = promisify(execFile);

/**
 * A program out of Debian's packages, unpacked beside the project and not installed: that needs no
 * root, starts no service of the system, and leaves with `node_modules`.
 */
export async function debianProgram(wanted: Wanted): Promise<Program> {
  const cache = await writableCache();
  const unpacked = join(cache, wanted.name);
  if (!(await runs(unpacked, wanted))) await fetchInto(cache, unpacked, wanted);
  return programIn(unpacked, wanted);
}

async function writableCache(): Promise<string> {
  const beside = join(import.meta.dirname, '../../../node_modules/.cache/smriti');
  const own = join(homedir(), '.cache/smriti');
  return mkdir(beside, { recursive: true })
    .then(() => access(beside, 2))
    .then(() => beside)
    .catch(() => mkdir(own, { recursive: true }).then(() => own));
}

/** Unpacked aside and renamed: a fetch that was cut off, or ran beside another, harms nothing. */
async function fetchInto(cache: string, unpacked: string, what: Wanted): Promise<void> {
  const draft = await mkdtemp(join(cache, `${what.name}.`));
  try {
    const options = await downloadable(draft, what.packages[0]!);
    const done = new Set<string>();
    let wanted = what.packages;
    while (wanted.length > 0) {
      await unpack(draft, wanted, options);
      wanted.forEach((name) => done.add(name));
      if (await runs(draft, what)) break;
      wanted = (await libraries(wanted, options)).filter((name) => !done.has(name));
    }
    if (!(await runs(draft, what))) throw new Error(`its ${what.name} does not run here`);
    await rm(join(draft, 'apt'), { recursive: true, force: true });
    await rm(unpacked, { recursive: true, force: true });
    await rename(draft, unpacked).catch(() => undefined);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The machine's package lists if they are there and true, else fresh ones of our own. */
async function downloadable(draft: string, sample: string): Promise<string[]> {
  const asIs = ['-o', 'APT::Sandbox::User=root'];
  try {
    await run('apt-get', [...asIs, 'download', sample], { cwd: draft });
    return asIs;
  } catch {
    const state = join(draft, 'apt');
    await mkdir(join(state, 'lists/partial'), { recursive: true });
    await mkdir(join(state, 'cache/archives/partial'), { recursive: true });
    const places = [
      `Dir::State=${state}`,
      `Dir::State::lists=${join(state, 'lists')}`,
      'Dir::State::status=/var/lib/dpkg/status',
      `Dir::Cache=${join(state, 'cache')}`,
    ];
    const own = [...asIs, ...places.flatMap((place) => ['-o', place])];
    await run('apt-get', [...own, 'update']);
    return own;
  }
}

async function unpack(draft: string, names: string[], options: string[]): Promise<void> {
  await run('apt-get', [...options, 'download', ...names], { cwd: draft });
  for (const file of (await readdir(draft)).filter((entry) => entry.endsWith('.deb'))) {
    await run('dpkg', ['-x', join(draft, file), draft]);
    await rm(join(draft, file));
  }
}

/** What these packages need to run, by name; the C library is the machine's own. */
async function libraries(names: string[], options: string[]): Promise<string[]> {
  const { stdout } = await run('apt-cache', [...options, 'depends', ...names]);
  const needed = [...stdout.matchAll(/^ *\|?Depends: ((?:lib|lua)\S+)$/gm)].map(([, name]) => name);
  return needed.filter((name): name is string => name !== undefined && name !== 'libc6');
}

async function runs(directory: string, wanted: Wanted): Promise<boolean> {
  const { program, env } = await programIn(directory, wanted);
  return run(program, ['--version'], { env: { ...process.env, ...env } }).then(
    () => true,
    () => false,
  );
}

async function programIn(directory: string, { program }: Wanted): Promise<Program> {
  const entries = await readdir(directory, { recursive: true }).catch(() => []);
  const folders = entries.filter((entry) => /(^|\/)lib\/[^/]+-linux-gnu[^/]*$/.test(entry));
  const LD_LIBRARY_PATH = folders.map((folder) => join(directory, folder)).join(':');
  return { program: join(directory, program), env: { LD_LIBRARY_PATH } };
}
