import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp, TEST_SECRETS } from '../../support/app.js';
import { member, type Person } from '../../support/people.js';
import { temporaryDirectory } from '../../support/services/index.js';
import { until } from '../../support/until.js';

const run = promisify(execFile);
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Few distinct texts on purpose: what is said twice is two messages. */
const SAYINGS = ['Hello!', 'ok', 'Who are you?', 'ok', 'Have a nice day!', 'You too!'];

function conversations(count: number, turns = 4) {
  return Array.from({ length: count }, (_, n) => ({
    id: `talk_${n % Math.ceil(count * 0.9)}`,
    conversations: Array.from({ length: turns }, (__, k) => ({
      from: k % 2 === 0 ? 'human' : 'gpt',
      value: SAYINGS[(n + k) % SAYINGS.length],
    })),
  }));
}

interface Page {
  nodes: { id: string; index: number; role: string; content: string; conversationId: string }[];
  pageInfo: {
    hasPreviousPage: boolean;
    hasNextPage: boolean;
    startCursor: string;
    endCursor: string;
  };
  totalCount: number;
}

describe('An import', () => {
  let app: RunningApp;
  const directory = temporaryDirectory('exports');
  beforeAll(async () => {
    // The server has its cache in its own process: it must learn of what a command beside it writes.
    app = await startApp({ redisUrl: null });
  });
  afterAll(() => app.stop());

  const imported = async (account: string, content: unknown, name = 'talks.json') => {
    const file = join(directory, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    const loader = at('../../support/services/typescript.mjs');
    return run(
      process.execPath,
      ['--import', loader, at('../../../src/cli/import.ts'), '--account', account, file],
      {
        env: {
          PATH: process.env['PATH'],
          DATABASE_URL: app.database.url,
          DATABASE_OWNER_URL: app.database.ownerUrl,
          DATA_DIR: directory,
          ...TEST_SECRETS,
        },
      },
    );
  };

  it('adds each message once, in order, however often it is repeated', async () => {
    const talks = conversations(60);
    const ada = await member(app, 'ada');
    expect((await imported('ada', talks)).stdout).toContain(
      '60 conversations, 240 messages added, 0 there',
    );
    expect((await imported('ada', talks)).stdout).toContain(
      '60 conversations, 0 messages added, 240 there',
    );
    const forwards = await walk(ada, 'forwards');
    const backwards = await walk(ada, 'backwards');
    expect(forwards).toHaveLength(240);
    expect(new Set(forwards.map(({ id }) => id)).size).toBe(240);
    expect(backwards.map(({ id }) => id)).toEqual(forwards.map(({ id }) => id));
    expect(forwards.map(({ content }) => content)).toEqual(
      talks.flatMap((talk) => talk.conversations.map(({ value }) => value)),
    );
  });

  it('shows in a server without Redis at once, or within the second that its relay needs', async () => {
    const bob = await member(app, 'bob');
    const total = async () =>
      (await bob.get<{ chatHistory: Page }>('{ chatHistory { totalCount } }')).chatHistory
        .totalCount;
    expect(await total()).toBe(0);
    await imported('bob', conversations(2));
    const importedAt = Date.now();
    await until(async () => (await total()) === 8);
    expect(Date.now() - importedAt).toBeLessThan(2_000);
  });

  it('adds what a conversation grew by since', async () => {
    const eve = await member(app, 'eve');
    await imported('eve', conversations(1, 4));
    expect((await imported('eve', conversations(1, 6))).stdout).toContain(
      '2 messages added, 4 there',
    );
    const { conversations: list } = await eve.get<{
      conversations: { nodes: { messageCount: number }[] };
    }>('{ conversations { nodes { messageCount } } }');
    expect(list.nodes).toEqual([{ messageCount: 6 }]);
    expect((await walk(eve, 'forwards')).map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('reports what is broken and takes the rest', async () => {
    const broken = [
      {
        id: 'a',
        conversations: [
          { from: 'human', value: 'Hi\u0000' },
          { from: 'ghost', value: 'Boo' },
          { from: 'gpt', value: '  ' },
        ],
      },
      { id: 'b' },
      { id: 'c', conversations: [{ from: 'human', value: 'Half \ud800 a pair' }] },
    ];
    const { stdout } = await imported('zoe', broken);
    expect(stdout).toContain('2 conversations, 2 messages added');
    expect(stdout).toContain('left out: conversation 1, message 2: it is from nobody known');
    expect(stdout).toContain('left out: conversation 1, message 3: it has no text');
    expect(stdout).toContain('left out: conversation 2: it has no list of messages');
    const messages = await walk(await member(app, 'zoe'), 'forwards');
    expect(messages.map(({ content }) => content)).toEqual(['Hi', 'Half \ufffd a pair']);
  });

  it('keeps what came before the place where a file is cut off', async () => {
    const { stdout } = await imported('max', JSON.stringify(conversations(5)).slice(0, -40));
    expect(stdout).toContain('4 conversations, 16 messages added');
    expect(stdout).toContain(
      'left out: after conversation 4: It is not valid JSON from here on, or it is cut off.',
    );
  });

  it.each([
    ['an empty file', '', 'it is empty'],
    ['something else', '{"hello": "world"}', 'its format is not known'],
  ])('refuses %s with one sentence', async (_, content, reason) => {
    await expect(imported('ada', content, 'other.json')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(reason),
    });
  });
});

/** Everything of a person, page by page. */
async function walk(person: Person, direction: 'forwards' | 'backwards'): Promise<Page['nodes']> {
  const [size, cursor] = direction === 'forwards' ? ['first', 'after'] : ['last', 'before'];
  const all: Page['nodes'] = [];
  for (let place: string | null = null; ;) {
    const answer: { chatHistory: Page } = await person.get(
      `query ($place: String) { chatHistory(${size}: 37, ${cursor}: $place) {
        nodes { id index role content conversationId } totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      { place },
    );
    const { nodes, pageInfo }: Page = answer.chatHistory;
    if (direction === 'forwards') all.push(...nodes);
    else all.unshift(...nodes);
    if (!(direction === 'forwards' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return all;
    place = direction === 'forwards' ? pageInfo.endCursor : pageInfo.startCursor;
  }
}
