import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../src/platform/database/database.js';
import { type Later, transactionOf } from '../../../src/platform/database/transaction.js';
import { startApp } from '../../support/app.js';
import { member } from '../../support/people.js';
import { accountOf, say } from '../../support/talk.js';

const TITLES = { sql: 'select title from conversation', values: [] };
const RENAME = { sql: `update conversation set title = 'Renamed'`, values: [] };

interface Titled {
  title: string;
}

describe('What is read on the way to a commit', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  let account: string;
  beforeAll(async () => {
    app = await startApp();
    const ada = await member(app);
    await say(ada, 'hello');
    account = await accountOf(ada);
  });
  afterAll(() => app.stop());

  it('shows what was written before it, and is there once it is committed', async () => {
    const titles = await app.app.get(Database).write(account, async (em) => {
      const transaction = transactionOf(em);
      transaction.defer(RENAME);
      const later = transaction.later<Titled>(TITLES);
      expect(() => later.rows).toThrow('not asked yet');
      return later;
    });
    expect(titles.rows).toEqual([{ title: 'Renamed' }]);
  });

  it('is never told of a transaction that is given up', async () => {
    let titles: Later<Titled> | undefined;
    const given = app.app.get(Database).write(account, async (em) => {
      titles = transactionOf(em).later<Titled>(TITLES);
      throw new Error('given up');
    });
    await expect(given).rejects.toThrow('given up');
    expect(() => titles!.rows).toThrow('not asked yet');
  });
});
