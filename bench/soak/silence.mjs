import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Leaks } from './leaks.mjs';

// `silence.mjs [which tests]`: runs the tests with every app as loud as it can be, then searches its logs, its
// metrics and the names of its keys for all that anybody wrote in any test, for tokens and for addresses. Fails when
// one is found, when a test failed, or when there was nothing to search.

const root = fileURLToPath(new URL('../..', import.meta.url));
const MOST_SHOWN = 30;
const LONGEST_SHOWN = 400;

const place = mkdtempSync(join(tmpdir(), 'smriti-overheard-'));
const code = await testsOverheard();
const leaks = new Leaks();
for await (const line of linesOf('said')) leaks.learn(JSON.parse(line));
console.log(`${leaks.texts} texts, tokens and addresses may turn up nowhere.`);
const isSearched = [await searched('logs'), await searched('metrics'), await searched('keys')];
for (const [what, { times, line }] of [...leaks.found].slice(0, MOST_SHOWN)) {
  console.log(`FOUND ${times} times in ${what}\n      ${line.slice(0, LONGEST_SHOWN)}`);
}
const isSilent = leaks.found.size === 0 && leaks.texts > 0 && isSearched.every(Boolean);
console.log(`${leaks.found.size} of them were found.`);
if (isSilent) rmSync(place, { recursive: true });
else console.log(`What was searched is in ${place}.`);
process.exitCode = isSilent ? code : 1;

/** What apps inside the test processes say goes to the standard output, and nothing else does. */
async function testsOverheard() {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const how = ['run', '--disableConsoleIntercept', '--reporter=./bench/soak/aloud.mjs'];
  const child = spawn(process.execPath, [vitest, ...how, ...process.argv.slice(2)], {
    cwd: root,
    env: { ...process.env, OVERHEARD: place },
    stdio: ['ignore', openSync(join(place, 'logs'), 'a'), 'inherit'],
  });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

async function searched(where) {
  const before = leaks.lines;
  for await (const line of linesOf(where)) leaks.look(where, line);
  const lines = leaks.lines - before;
  console.log(`${lines} lines of ${where} were searched.`);
  return lines > 0;
}

async function* linesOf(file) {
  const input = createReadStream(join(place, file));
  yield* createInterface({ input, crlfDelay: Infinity });
}
