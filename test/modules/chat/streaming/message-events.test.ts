import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, spawnApp, startApp } from '../../../support/app.js';
import { type MessageEvent, messageEvents } from '../../../support/listening.js';
import { member, type Person } from '../../../support/people.js';
import { accountOf, say } from '../../../support/talk.js';

/** The soak makes a thousand of it. */
const RECONNECTS = Number(process.env['RECONNECTS'] ?? 60);

const PAGE = `query ($after: String, $first: Int) {
  messageEvents(after: $after, first: $first) {
    endCursor hasNextPage events { cursor message { id index role content status } }
  }
}`;

interface Page {
  endCursor: string;
  hasNextPage: boolean;
  events: MessageEvent[];
}

const shown = ({ message }: MessageEvent) => `${message.role} ${message.status}`;

/** The next so many. */
async function take(feed: AsyncGenerator<MessageEvent>, count: number): Promise<MessageEvent[]> {
  const events: MessageEvent[] = [];
  while (events.length < count) events.push((await feed.next()).value as MessageEvent);
  return events;
}

describe('The events of an account', () => {
  let app: RunningApp;
  let other: RunningApp;
  beforeAll(async () => {
    app = await startApp();
    other = await spawnApp({ database: app.database });
  });
  afterAll(async () => {
    await other.stop();
    await app.stop();
  });

  const pageOf = async (ada: Person, after?: string, first?: number) =>
    (await ada.get<{ messageEvents: Page }>(PAGE, { after, first })).messageEvents;

  /** What the log of this account holds behind a place, as ids of messages that are still there. */
  const logged = async (ada: Person, from = 0): Promise<string[]> => {
    const rows = await app.database.query<{ id: string }>(
      `select l.message_id as id from account_log l join message m on m.id = l.message_id
       where l.account_id = $1 order by seq offset $2`,
      [await accountOf(ada), from],
    );
    return rows.map(({ id }) => id);
  };
  const idsOf = (events: MessageEvent[]) => events.map(({ message }) => message.id);

  it('tell each change once, in order, to all devices on all instances', async () => {
    const ada = await member(app);
    const { endCursor } = await pageOf(ada);
    const feeds = [app, other, app].map(({ url }) => messageEvents(ada, url, endCursor));
    const heard = feeds.map((feed) => take(feed, 3));
    await say(ada, 'Hello?');
    for (const events of await Promise.all(heard)) {
      expect(events.map(shown)).toEqual([
        'USER COMPLETE',
        expect.stringMatching(/^ASSISTANT (GENERATING|COMPLETE)$/),
        'ASSISTANT COMPLETE',
      ]);
      expect(idsOf(events)).toEqual(await logged(ada));
    }
    await Promise.all(feeds.map((feed) => feed.return(undefined)));
  });

  it('begin now where no place is named, and tell nothing of others', async () => {
    const [ada, bob] = [await member(app), await member(app)];
    await say(ada, 'An old story.');
    const feed = messageEvents(ada, other.url);
    const first = feed.next();
    let isHeard = false;
    void first.then(() => (isHeard = true));
    while (!isHeard) {
      await say(bob, 'Mine.');
      await say(ada, 'News.');
    }
    expect(((await first).value as MessageEvent).message.content).not.toBe('An old story.');
    expect(await logged(ada, 3)).toContain(((await first).value as MessageEvent).message.id);
    await feed.return(undefined);
  });

  it('come as pages too, and a cursor of either leads on in the other', async () => {
    const ada = await member(app);
    const start = await pageOf(ada);
    expect(start).toMatchObject({ events: [], hasNextPage: false });
    for (const text of ['One.', 'Two.']) await say(ada, text);
    const page = await pageOf(ada, start.endCursor, 4);
    expect([page.events.length, page.hasNextPage]).toEqual([4, true]);
    const feed = messageEvents(ada, other.url, page.endCursor);
    const rest = await take(feed, 2);
    await feed.return(undefined);
    expect(idsOf([...page.events, ...rest])).toEqual(await logged(ada));
    expect((await pageOf(ada, rest.at(-1)!.cursor)).events).toEqual([]);
    expect(await ada.refusal(PAGE, { first: 101 })).toBe('BAD_USER_INPUT');
  });

  it('leave out what was deleted, and lose nothing behind it', async () => {
    const ada = await member(app);
    const { endCursor } = await pageOf(ada);
    for (let turn = 0; turn < 40; turn += 1) await say(ada, 'To be forgotten.');
    await ada.get('mutation { clearHistory }');
    const { message } = await say(ada, 'To be kept.');
    const feed = messageEvents(ada, app.url, endCursor);
    expect((await take(feed, 1))[0]!.message.id).toBe(message.id);
    await feed.return(undefined);
  });

  it('of somebody else cannot be come by with a cursor', async () => {
    const [ada, bob] = [await member(app), await member(app)];
    await say(bob, 'Mine alone.');
    const { endCursor } = await pageOf(bob);
    const lists = '{ chatHistory { edges { cursor } } }';
    const { chatHistory } = await bob.get<{ chatHistory: { edges: { cursor: string }[] } }>(lists);
    for (const [person, cursor] of [
      [ada, endCursor],
      [bob, chatHistory.edges[0]!.cursor],
      [bob, 'made up'],
    ] as const) {
      await expect(messageEvents(person, app.url, cursor).next()).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
      });
      expect(await person.refusal(PAGE, { after: cursor })).toBe('BAD_USER_INPUT');
    }
  });

  it(
    `lose and double nothing over ${RECONNECTS} reconnects while somebody writes`,
    async () => {
      const ada = await member(app);
      let { endCursor: after } = await pageOf(ada);
      let isOver = false;
      const writing = (async () => {
        for (let turn = 0; !isOver; turn += 1) {
          await say(ada, `Message ${turn}`, {}, turn % 2 ? app.url : other.url);
        }
      })();
      const heard: MessageEvent[] = [];
      for (let turn = 0; turn < RECONNECTS; turn += 1) {
        const feed = messageEvents(ada, turn % 2 ? app.url : other.url, after);
        const events = await take(feed, 1 + (turn % 3));
        // Left in the middle: more of it may be on its way.
        await feed.return(undefined);
        heard.push(...events);
        after = events.at(-1)!.cursor;
      }
      isOver = true;
      await writing;
      expect(idsOf(heard)).toEqual((await logged(ada)).slice(0, heard.length));
    },
    60_000 + RECONNECTS * 200,
  );
});
