import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, refuse } from './build.mjs';
import { isGoodNode } from './node.mjs';

// `run.mjs <command> …args`: a command of src/cli, which sees its arguments where it expects them.
if (isGoodNode()) {
  const [command = '', ...args] = process.argv.slice(2);
  const file = join(await build(), 'cli', `${command}.js`);
  if (!/^[a-z-]+$/.test(command) || !existsSync(file)) refuse(`There is no command "${command}".`);
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
}
