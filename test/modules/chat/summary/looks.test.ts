import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../../support/app.js';
import { member } from '../../../support/people.js';
import { say } from '../../../support/talk.js';
import { until } from '../../../support/until.js';
import { type WatchedDatabase, watchedDatabase } from '../../../support/watched-database.js';

const TURNS = 40;

describe('A summary', () => {
  let database: WatchedDatabase;
  let app: RunningApp;
  beforeAll(async () => {
    database = await watchedDatabase();
    app = await startApp({ database });
  });
  afterAll(async () => {
    await app.stop();
    await database.close();
  });

  const made = async (): Promise<number> =>
    (await database.query('select from conversation_summary')).length;
  const isAtRest = async (): Promise<boolean> =>
    (await database.query('select from conversation where summary_lease is null')).length === 1;

  it('is looked for only when one is due, however quickly a person goes on', async () => {
    const ada = await member(app);
    const first = await say(ada, 'Let us talk for long.');
    database.statements();
    for (let nth = 1; nth < TURNS; nth += 1)
      await say(ada, `This is what I say as number ${nth}.`, {
        conversationId: first.conversation.id,
      });
    await until(isAtRest);
    const took = database.statements().filter((sql) => sql.includes('summary_tries + 1'));
    expect(took.length).toBe(await made());
    // Every fourth turn, once the window is full.
    expect(took.length).toBeGreaterThan(5);
  });
});
