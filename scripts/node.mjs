import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const own = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
const needed = [22, 17];

/**
 * Whether this Node is new enough to go on. If it is not (someone went past npm, which puts the
 * project's own first), the same command is run with that one, and ends this process as it ends.
 */
export function isGoodNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return true;
  if (!existsSync(own)) {
    console.error(`Smriti needs Node ${needed.join('.')} or newer: run npm ci, which brings it.`);
    process.exit(1);
  }
  const child = spawn(own, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.once('error', ({ message }) => {
    console.error(
      `Smriti's own Node does not run (${message}): use Node ${needed.join('.')} or newer.`,
    );
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
  return false;
}
