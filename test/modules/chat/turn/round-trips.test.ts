import { expect, it } from 'vitest';
import { startApp } from '../../../support/app.js';
import { createDatabase } from '../../../support/database.js';
import { faultLine } from '../../../support/fault-line.js';
import { postgresTalk, SYNC } from '../../../support/languages.js';
import { member, SEND } from '../../../support/people.js';
import { accountOf } from '../../../support/talk.js';

/**
 * How things stand; what is written, the path for the companion, facts and commit. The day that is
 * counted. How things stand again; the reply, the turn as it is kept, facts and commit.
 */
const ROUND_TRIPS = 2 + 1 + 2;

it('A turn goes five times to the database', async () => {
  const database = await createDatabase();
  const line = await faultLine(database.url, postgresTalk);
  const app = await startApp({ database: { ...database, url: line.url } });
  const ada = await member(app);
  const input = (nth: number) => ({ clientMessageId: `m${nth}`, content: `Word ${nth}` });
  await ada.get(SEND, { input: input(1) });
  const account = await accountOf(ada);
  let trips = 0;
  line.hold(() => {
    let isTheirs = false;
    return (text) => {
      isTheirs ||= text.includes(account);
      if (text !== SYNC) return false;
      if (isTheirs) trips += 1;
      return (isTheirs = false);
    };
  });
  await ada.get(SEND, { input: input(2) });
  expect(trips).toBe(ROUND_TRIPS);
  await app.stop();
  await line.close();
  await database.close();
});
