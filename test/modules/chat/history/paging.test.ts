import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type RunningApp, startApp } from '../../../support/app.js';
import { keep, type KeptConversation, type Past } from '../../../support/history.js';
import { member, type Person } from '../../../support/people.js';
import { accountOf, begin, say } from '../../../support/talk.js';
import { CONVERSATIONS, type Direction, HISTORY, MESSAGES, reader, walk } from '../walking.js';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** Few instants, so that many messages share one. */
const said = fc.record({ onPath: fc.boolean(), at: fc.nat(6) });
const past: fc.Arbitrary<Past> = fc.record({
  archived: fc.boolean(),
  pinned: fc.boolean(),
  said: fc.array(said, { maxLength: 12 }),
});
const pasts = fc.array(past, { minLength: 1, maxLength: 6 });
const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 });
const direction = fc.constantFrom<Direction>('forward', 'backward');
const runs = { numRuns: 25 };

async function somebody(pasts: readonly Past[]): Promise<[Person, KeptConversation[]]> {
  const ada = await member(app);
  return [ada, await keep(app.database, await accountOf(ada), pasts)];
}

const shown = (conversation: KeptConversation) => conversation.said.filter(({ onPath }) => onPath);
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);

describe('A page', () => {
  it('of everything said shows each message of the active paths once, by time', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, sizes, direction, async (lived, sizes, way) => {
        const [ada, kept] = await somebody(lived);
        const all = kept
          .flatMap(shown)
          .toSorted((one, two) => one.at - two.at || (one.id < two.id ? -1 : 1));
        const read = reader(ada, HISTORY, {}, ['chatHistory']);
        expect(await walk(read, way, sizes, all.length)).toEqual(ids(all));
      }),
      runs,
    );
  });

  it('of one conversation shows each message of its active path once, by index', async () => {
    await fc.assert(
      fc.asyncProperty(past, sizes, direction, async (lived, sizes, way) => {
        const [ada, [one]] = await somebody([lived, { said: [{ onPath: true, at: 3 }] }]);
        const read = reader(ada, HISTORY, { conversationId: one!.id }, ['chatHistory']);
        const inside = reader(ada, MESSAGES, { id: one!.id }, ['conversation', 'messages']);
        const path = shown(one!);
        expect(await walk(read, way, sizes, path.length)).toEqual(ids(path));
        expect(await walk(inside, way, sizes, path.length)).toEqual(ids(path));
      }),
      runs,
    );
  });

  it('of conversations shows each once, pinned ones first, then the latest', async () => {
    await fc.assert(
      fc.asyncProperty(
        pasts,
        sizes,
        fc.constantFrom(null, 'ACTIVE', 'ARCHIVED'),
        async (lived, sizes, status) => {
          const [ada, kept] = await somebody(lived);
          const listed = kept
            .filter(({ archived }) => status === null || (status === 'ARCHIVED') === archived)
            .toSorted((one, two) => {
              if (one.pinned !== two.pinned) return one.pinned ? -1 : 1;
              return two.lastAt - one.lastAt || (one.id > two.id ? -1 : 1);
            });
          const read = reader(ada, CONVERSATIONS, { status }, ['conversations']);
          expect(await walk(read, 'forward', sizes, listed.length)).toEqual(ids(listed));
        },
      ),
      runs,
    );
  });

  it('is the newest 50 unless asked otherwise, oldest first, archived ones included', async () => {
    const messages = Array.from({ length: 70 }, (_, at) => ({ onPath: true, at }));
    const [ada, [one]] = await somebody([{ archived: true, said: messages }]);
    const newest = ids(one!.said).slice(-50);
    for (const variables of [{}, { conversationId: one!.id }]) {
      const page = await reader(ada, HISTORY, variables, ['chatHistory'])({});
      expect([ids(page.nodes), page.totalCount]).toEqual([newest, 70]);
      expect(page.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
    }
    const inside = await reader(ada, MESSAGES, { id: one!.id }, ['conversation', 'messages'])({});
    expect(ids(inside.nodes)).toEqual(newest);
  });

  it('stays where it is while something new is said', async () => {
    const ada = await member(app);
    for (const word of ['one', 'two', 'three']) await say(ada, word);
    const read = reader(ada, HISTORY, {}, ['chatHistory']);
    const before = await read({ last: 2 });
    const older = { last: 2, before: before.pageInfo.startCursor };
    const page = await read(older);
    await say(ada, 'four');
    expect({ ...(await read(older)), totalCount: 6 }).toEqual(page);
    const newer = await read({ first: 10, after: before.pageInfo.endCursor });
    expect([newer.nodes.length, newer.totalCount]).toEqual([2, 8]);
  });

  it('knows that nothing lies behind a cursor whose messages were deleted', async () => {
    const [ada, [first, second]] = await somebody([
      { said: [{ onPath: true, at: 1 }] },
      {
        said: [
          { onPath: true, at: 2 },
          { onPath: true, at: 3 },
        ],
      },
    ]);
    const read = reader(ada, HISTORY, {}, ['chatHistory']);
    const { pageInfo } = await read({ first: 1 });
    await ada.get('mutation ($id: ID!) { deleteConversation(id: $id) }', { id: first!.id });
    const rest = await read({ first: 1, after: pageInfo.endCursor });
    expect(ids(rest.nodes)).toEqual([second!.said[0]!.id]);
    expect(rest.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
  });

  it('of a conversation shows what each mutation of a request has just added', async () => {
    const ada = await member(app);
    const id = await begin(ada);
    const send = (key: string) =>
      `${key}: sendMessage(input: { clientMessageId: "${key}", conversationId: "${id}", content: "${key}" }) {
         conversation { lastMessage { index } messages { totalCount nodes { index } } }
       }`;
    const answer = await ada.get<Record<string, { conversation: object }>>(
      `mutation { ${send('a')} ${send('b')} }`,
    );
    expect(answer['b']!.conversation).toMatchObject({
      lastMessage: { index: 4 },
      messages: { totalCount: 4, nodes: [1, 2, 3, 4].map((index) => ({ index })) },
    });
  });
});
