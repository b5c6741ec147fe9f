import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeArchive, makeExport } from './chatgpt-export.mjs';
import { memoryOf, watched, watchedChild } from './memory.mjs';
import { served, tokenOf, uploaded } from './server.mjs';

// `import.mjs [MiB] [json] [zip] [upload]`: makes an export of ChatGPT of that size, imports it by the command (twice),
// out of an archive, and by an upload to a server, and says what memory that took over time: of the process that
// imports; the database is a process of its own. Fails when it is more than 300 MiB (or a server needs so much more
// than it had before), when a count is wrong, or when nothing was shown meanwhile.

const root = fileURLToPath(new URL('../..', import.meta.url));
const [size = '300', ...named] = process.argv.slice(2);
const BYTES = Number(size) * 1_048_576;
const WAYS = { json: throughTheCommand, zip: outOfAnArchive, upload: throughTheServer };
const MOST_MEMORY_MIB = 300;
const SHARDS = 6;

const home = mkdtempSync(join(tmpdir(), 'smriti-soak-'));
const env = { PATH: process.env.PATH, DATA_DIR: join(home, 'data'), LOG_LEVEL: 'error' };
try {
  for (const way of named.length > 0 ? named : Object.keys(WAYS)) {
    const file = join(home, way);
    await WAYS[way](file);
    rmSync(file);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function throughTheCommand(file) {
  const made = told('JSON', file, await makeExport(file, BYTES));
  const first = await commanded('json', file);
  expect(first.out.includes(`${made.messages} messages added, 0 there already`), first.out);
  const second = await commanded('json', file);
  expect(second.out.includes(`0 messages added, ${made.messages} there already`), second.out);
}

async function outOfAnArchive(file) {
  const made = told('an archive', file, await makeArchive(file, BYTES, SHARDS));
  const { out } = await commanded('zip', file);
  // All shards tell of the same conversations.
  expect(out.includes(`${made.messages} messages added, 0 there already`), out);
}

async function throughTheServer(file) {
  const made = told('JSON', file, await makeExport(file, BYTES));
  const token = tokenOf(root, env);
  const server = await served(root, env);
  try {
    const before = memoryOf(server.pid).present;
    const watch = watched(server.pid);
    const watchHelper = watchedChild(server.pid, 'cli/upload.js');
    const begun = performance.now();
    const { report, shown } = await uploaded(server, token, file);
    const { highest } = watch();
    const helper = watchHelper();
    const more = `its server ${highest - before} MiB more than before`;
    say('upload', begun, helper.over, `${helper.highest} MiB at most, ${more}`);
    expect(helper.highest < MOST_MEMORY_MIB, `It took ${helper.highest} MiB of memory.`);
    expect(report.added === made.messages && report.broken === 0, JSON.stringify(report));
    expect(shown > 3, 'It showed no progress.');
    expect(highest - before < MOST_MEMORY_MIB, `The server took ${highest - before} MiB more.`);
  } finally {
    await server.stop();
  }
}

function told(what, file, made) {
  const mebibytes = (statSync(file).size / 1_048_576).toFixed(0);
  console.log(
    `${size} MiB as ${what} of ${mebibytes} MiB: ${made.conversations} conversations, ${made.messages} messages`,
  );
  return made;
}

/** Imports by what `npm run import` runs, without the processes in between. */
async function commanded(account, file) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const command = scripts.import.split(' ').slice(1);
  const begun = performance.now();
  const child = spawn(process.execPath, [...command, '--account', account, file], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (out += chunk));
  const watch = watched(child.pid);
  child.once('exit', (code) => expect(code === 0, out));
  await once(child, 'close');
  const { over, highest } = watch();
  say(account, begun, over, `${highest} MiB at most`);
  expect((out.match(/\d+%/g)?.length ?? 0) > 3, 'It showed no progress.');
  expect(highest < MOST_MEMORY_MIB, `It took ${highest} MiB of memory.`);
  return { out };
}

function say(what, begun, over, highest) {
  const seconds = (performance.now() - begun) / 1_000;
  const pace = (BYTES / 1_048_576 / seconds).toFixed(2);
  console.log(
    `${what}: ${highest}; over time ${over.join(' ')}; ${seconds.toFixed(0)} s, ${pace} MiB/s`,
  );
}

function expect(isTrue, otherwise) {
  if (!isTrue) throw new Error(otherwise);
}
