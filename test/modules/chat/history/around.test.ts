import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../../support/app.js';
import { keep, type KeptConversation } from '../../../support/history.js';
import { member, type Person } from '../../../support/people.js';
import { accountOf } from '../../../support/talk.js';
import { PAGE, type Page } from '../walking.js';

let app: RunningApp;
let ada: Person;
let talk: KeptConversation;
let path: string[];
beforeAll(async () => {
  app = await startApp();
  ada = await member(app);
  // Each third message is of a branch that is not shown.
  const said = Array.from({ length: 60 }, (_, at) => ({ onPath: at % 3 !== 1, at }));
  [talk] = (await keep(app.database, await accountOf(ada), [{ said }])) as [KeptConversation];
  path = talk.said.filter(({ onPath }) => onPath).map(({ id }) => id);
});
afterAll(() => app.stop());

const AROUND = `query ($conversationId: ID, $around: ID, $last: Int, $first: Int, $before: String, $after: String) {
  chatHistory(conversationId: $conversationId, around: $around, last: $last, first: $first, before: $before, after: $after) { ${PAGE} }
}`;

const around = async (id: string, args: object = {}): Promise<Page> => {
  const variables = { conversationId: talk.id, around: id, ...args };
  return (await ada.get<{ chatHistory: Page }>(AROUND, variables)).chatHistory;
};

const ids = ({ nodes }: Page): string[] => nodes.map(({ id }) => id);

describe('A page around a message', () => {
  it.each([
    [10, 20, 16, 26],
    [9, 20, 16, 25],
    [1, 20, 20, 21],
    [10, 2, 0, 8],
    [10, 0, 0, 6],
    [10, 38, 30, 40],
    [10, 39, 30, 40],
    [100, 20, 0, 40],
  ])('of %i, the %i. of the path, is the path from %i to %i', async (last, nth, from, to) => {
    const page = await around(path[nth]!, { last });
    expect(ids(page)).toEqual(path.slice(from, to));
    expect(page.pageInfo).toMatchObject({
      hasPreviousPage: from > 0,
      hasNextPage: to < path.length,
    });
    expect(page.totalCount).toBe(path.length);
  });

  it('is of fifty unless asked otherwise', async () => {
    expect(ids(await around(path[10]!))).toEqual(path.slice(0, 36));
  });

  it('is where one goes on from, both ways', async () => {
    const { pageInfo } = await around(path[20]!, { last: 4 });
    const { startCursor: before, endCursor: after } = pageInfo;
    const { chatHistory: older } = await ada.get<{ chatHistory: Page }>(AROUND, {
      conversationId: talk.id,
      last: 3,
      before,
    });
    const { chatHistory: newer } = await ada.get<{ chatHistory: Page }>(AROUND, {
      conversationId: talk.id,
      first: 3,
      after,
    });
    expect(ids(older)).toEqual(path.slice(16, 19));
    expect(ids(newer)).toEqual(path.slice(23, 26));
  });

  it('is not there for a message of another branch, conversation or person, or of nobody', async () => {
    const off = talk.said.find(({ onPath }) => !onPath)!.id;
    const [other] = await keep(app.database, await accountOf(ada), [
      { said: [{ onPath: true, at: 1 }] },
    ]);
    const nobodys = '01a1fcb9-8084-728e-b80e-25b4136aa4b9';
    for (const id of [off, other!.said[0]!.id, nobodys]) {
      const variables = { conversationId: talk.id, around: id };
      expect(await ada.refusal(AROUND, variables)).toBe('NOT_FOUND');
    }
    const eve = await member(app);
    const hers = { conversationId: talk.id, around: path[3] };
    expect(await eve.refusal(AROUND, hers)).toBe('NOT_FOUND');
  });

  it('is of one conversation, and from no cursor', async () => {
    const { startCursor } = (await around(path[20]!)).pageInfo;
    const id = path[20];
    for (const variables of [
      { around: id },
      { around: 'x', conversationId: talk.id },
      { around: id, conversationId: talk.id, first: 3 },
      { around: id, conversationId: talk.id, before: startCursor },
      { around: id, conversationId: talk.id, after: startCursor },
      { around: id, conversationId: talk.id, last: 101 },
    ]) {
      expect(await ada.refusal(AROUND, variables)).toBe('BAD_USER_INPUT');
    }
  });

  it('is the newer one as soon as another branch is shown', async () => {
    const grace = await member(app);
    const said = [true, true, false].map((onPath, at) => ({ onPath, at }));
    const [one] = await keep(app.database, await accountOf(grace), [{ said }]);
    const [first, shown, hidden] = one!.said.map(({ id }) => id);
    await app.database.query(
      'update message set parent_id = $1, sibling_count = 2 where id = any($2)',
      [first, [shown, hidden]],
    );
    await app.database.query('update message set chosen = false where id = $1', [hidden]);
    const asked = { conversationId: one!.id, around: hidden };
    expect(await grace.refusal(AROUND, asked)).toBe('NOT_FOUND');
    await grace.get('mutation ($id: ID!) { selectBranch(messageId: $id) { id } }', { id: hidden });
    const { chatHistory } = await grace.get<{ chatHistory: Page }>(AROUND, asked);
    expect(ids(chatHistory)).toEqual([first, hidden]);
    expect(await grace.refusal(AROUND, { ...asked, around: shown })).toBe('NOT_FOUND');
  });
});
