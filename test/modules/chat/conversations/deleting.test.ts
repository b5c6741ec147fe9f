import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../../support/app.js';
import { keep } from '../../../support/history.js';
import { member, type Person } from '../../../support/people.js';
import { tablesOf } from '../../../support/rows.js';
import { accountOf, begin, say } from '../../../support/talk.js';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const DELETE = 'mutation ($id: ID!) { deleteConversation(id: $id) }';
const MARK = `mutation ($id: ID!) {
  rateMessage(id: $id, rating: 5) { id }
  reactToMessage(id: $id, reaction: "👍") { id }
  annotateReply(messageId: $id, input: { quality: 0.9 })
}`;

/** Tables that keep rows of this account, what only counts or orders apart. */
async function tablesWith(account: string): Promise<string[]> {
  const about = ['conversation', 'message', 'message_rating', 'message_reaction'];
  const all = (await tablesOf(app.database)).filter((name) => about.includes(name));
  expect(all).toEqual(about);
  const rows = await app.database.query<{ name: string }>(
    all
      .map(
        (name) =>
          `select '${name}' as name where exists (select from ${name} where account_id = $1)`,
      )
      .join(' union all '),
    [account],
  );
  return rows.map(({ name }) => name);
}

const costs = (account: string) =>
  app.database.query(
    `select conversation_id, message_id, outcome, tokens_out > 0 as counted, quality
     from query_log where account_id = $1 order by created_at`,
    [account],
  );

async function talkative(): Promise<[Person, string]> {
  const ada = await member(app);
  return [ada, await accountOf(ada)];
}

describe('A deleted conversation', () => {
  it('takes along its messages, branches, ratings and reactions', async () => {
    const [ada, account] = await talkative();
    const { reply, message, conversation } = await say(ada, 'Forget me');
    await ada.get(MARK, { id: reply.id });
    await ada.get(
      'mutation ($id: ID!) { editMessage(id: $id, content: "Really", clientMessageId: "e") { replayed } }',
      {
        id: message.id,
      },
    );
    expect(await tablesWith(account)).toHaveLength(4);
    expect(await ada.get(DELETE, { id: conversation.id })).toEqual({ deleteConversation: true });
    expect(await tablesWith(account)).toEqual([]);
  });

  it('leaves what its replies cost, and not which they were', async () => {
    const [ada, account] = await talkative();
    const kept = await say(ada, 'I stay', { conversationId: await begin(ada) });
    const gone = await say(ada, 'I go', { conversationId: await begin(ada) });
    await ada.get(MARK, { id: gone.reply.id });
    await ada.get(DELETE, { id: gone.conversation.id });
    expect(await costs(account)).toMatchObject([
      { conversation_id: kept.conversation.id, message_id: kept.reply.id, outcome: 'COMPLETE' },
      {
        conversation_id: null,
        message_id: null,
        outcome: 'COMPLETE',
        counted: true,
        quality: expect.closeTo(0.9),
      },
    ]);
  });

  it('is not there to be deleted again, nor to be written in', async () => {
    const [ada] = await talkative();
    const id = await begin(ada);
    await ada.get(DELETE, { id });
    expect(await ada.refusal(DELETE, { id })).toBe('NOT_FOUND');
    expect(
      await ada.refusal(
        'mutation ($id: ID!) { updateConversation(id: $id, input: { pinned: true }) { id } }',
        { id },
      ),
    ).toBe('NOT_FOUND');
    await expect(say(ada, 'Anybody?', { conversationId: id })).rejects.toThrow('NOT_FOUND');
  });

  it('of 10,000 messages in one long path is gone within two seconds', async () => {
    const [ada, account] = await talkative();
    const said = Array.from({ length: 10_000 }, (_, at) => ({ onPath: true, at }));
    const [one] = await keep(app.database, account, [{ said }, { said }]);
    await app.database.query(
      `update message m set parent_id = p.id from message p
       where p.conversation_id = m.conversation_id and p.index = m.index - 1 and m.account_id = $1`,
      [account],
    );
    await app.database.query(
      `insert into query_log (id, account_id, conversation_id, message_id, attempt, model, outcome, latency_ms, retries, created_at)
       select gen_random_uuid(), account_id, conversation_id, id, 1, 'offline', 'COMPLETE', 1, 0, now()
       from message where account_id = $1`,
      [account],
    );
    await app.database.query('analyze');
    const begun = performance.now();
    await ada.get(DELETE, { id: one!.id });
    const deletedMs = performance.now() - begun;
    expect(await ada.get('mutation { clearHistory }')).toEqual({ clearHistory: 10_000 });
    const clearedMs = performance.now() - begun - deletedMs;
    expect(Math.max(deletedMs, clearedMs)).toBeLessThan(2_000);
    expect(await tablesWith(account)).toEqual([]);
  });
});

describe('A cleared history', () => {
  it('answers how many messages are gone, branches included, and leaves none', async () => {
    const [ada, account] = await talkative();
    const { message, reply } = await say(ada, 'One');
    await ada.get(
      'mutation ($id: ID!) { editMessage(id: $id, content: "Two", clientMessageId: "e") { replayed } }',
      {
        id: message.id,
      },
    );
    await ada.get(MARK, { id: reply.id });
    await say(ada, 'Three', { conversationId: await begin(ada) });
    await begin(ada, { title: 'Empty' });
    expect(await ada.get('mutation { clearHistory }')).toEqual({ clearHistory: 6 });
    expect(await tablesWith(account)).toEqual([]);
    for (const cost of await costs(account))
      expect(cost).toMatchObject({ conversation_id: null, message_id: null });
    expect(await ada.get('mutation { clearHistory }')).toEqual({ clearHistory: 0 });
    expect(await ada.get('{ chatHistory { totalCount } conversations { totalCount } }')).toEqual({
      chatHistory: { totalCount: 0 },
      conversations: { totalCount: 0 },
    });
  });

  it('leaves the histories of others alone', async () => {
    const [[ada], [bob]] = [await talkative(), await talkative()];
    await say(bob, 'Mine');
    await ada.get('mutation { clearHistory }');
    expect(await bob.get('{ chatHistory { totalCount } }')).toEqual({
      chatHistory: { totalCount: 2 },
    });
  });
});
