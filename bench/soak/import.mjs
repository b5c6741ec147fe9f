import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `import.mjs [MiB]`: makes an export of ChatGPT of that size, imports it with the command, twice, and says how much
// memory that took. Fails when it is more than 300 MiB, when a count is wrong, or when nothing was shown meanwhile.

const root = fileURLToPath(new URL('../..', import.meta.url));
const MEBIBYTES = Number(process.argv[2] ?? 300);
const MOST_MEMORY_MIB = 300;
const MEBIBYTE = 1_048_576;
const WORDS =
  'the kettle sings while rain walks over our roof and somebody asks what moss knows of time'.split(' ');

const home = mkdtempSync(join(tmpdir(), 'smriti-soak-'));
try {
  const file = join(home, 'conversations.json');
  const made = await makeExport(file, MEBIBYTES * MEBIBYTE);
  const size = (statSync(file).size / MEBIBYTE).toFixed(0);
  console.log(`${size} MiB: ${made.conversations} conversations, ${made.messages} messages`);
  const first = await importOnce(file);
  expect(first.out.includes(`${made.messages} messages added, 0 there already`), first.out);
  expect(first.shown > 3, 'It showed no progress.');
  const second = await importOnce(file);
  expect(second.out.includes(`0 messages added, ${made.messages} there already`), second.out);
  for (const { mebibytes } of [first, second])
    expect(mebibytes < MOST_MEMORY_MIB, `It took ${mebibytes} MiB of memory.`);
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function makeExport(path, bytes) {
  const out = createWriteStream(path);
  let written = 0;
  let conversations = 0;
  let messages = 0;
  while (written < bytes) {
    const talk = conversation(conversations);
    const text = `${conversations === 0 ? '[' : ','}${JSON.stringify(talk)}`;
    written += text.length;
    conversations += 1;
    messages += Object.keys(talk.mapping).length - 1;
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end(']');
  await once(out, 'close');
  return { conversations, messages };
}

/** Between 4 and 60 messages, one regenerated, with the metadata that real ones carry along. */
function conversation(nth) {
  const mapping = { root: { id: 'root', message: null, parent: null, children: [] } };
  const count = 4 + ((nth * 7) % 57);
  let parent = 'root';
  for (let at = 0; at < count; at += 1) {
    const id = `${nth}-${at}`;
    mapping[id] = { id, parent, children: [], message: message(id, at, nth) };
    if (at !== count - 2) parent = id;
  }
  return {
    title: sentence(nth, 4),
    create_time: 1_600_000_000 + nth * 60,
    mapping,
    current_node: `${nth}-${count - 1}`,
    conversation_id: `talk-${nth}`,
    default_model_slug: 'gpt-4o',
  };
}

function message(id, at, nth) {
  return {
    id,
    author: { role: at % 2 === 0 ? 'user' : 'assistant', name: null, metadata: {} },
    create_time: 1_600_000_000 + nth * 60 + at,
    content: { content_type: 'text', parts: [sentence(nth + at, at % 2 === 0 ? 20 : 320)] },
    status: 'finished_successfully',
    weight: 1,
    metadata: { model_slug: 'gpt-4o', request_id: `r-${id}`, timestamp_: 'absolute', citations: [] },
    recipient: 'all',
  };
}

function sentence(seed, words) {
  let state = seed * 2_654_435_761 + 1;
  return Array.from({ length: words }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return WORDS[state % WORDS.length];
  }).join(' ');
}

/** Memory is what the kernel counted at its highest; the database is a process of its own. */
async function importOnce(file) {
  const begun = performance.now();
  const child = spawn(process.execPath, [...command(), '--account', 'soak', file], {
    cwd: root,
    env: { PATH: process.env.PATH, DATA_DIR: join(home, 'data'), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (out += chunk));
  let mebibytes = 0;
  const watch = setInterval(() => {
    mebibytes = Math.max(mebibytes, highest(child.pid));
  }, 200);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  expect(code === 0, out);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
  console.log(`${out.trim().split('\n').at(-1)}; ${mebibytes.toFixed(0)} MiB at most, ${seconds} s`);
  return { out, shown: out.match(/\d+%/g)?.length ?? 0, mebibytes };
}

/** What `npm run import` runs, without the processes in between. */
function command() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return scripts.import.split(' ').slice(1);
}

function highest(pid) {
  try {
    const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

function expect(isTrue, otherwise) {
  if (!isTrue) throw new Error(otherwise);
}
