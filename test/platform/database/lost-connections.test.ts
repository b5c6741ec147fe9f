import { describe, expect, it } from 'vitest';
import { startApp } from '../../support/app.js';
import { createDatabase } from '../../support/database.js';
import { databaseProxy } from '../../support/database-proxy.js';
import { member } from '../../support/people.js';

const START = 'mutation { createConversation { id } }';
const POOL = 2;

describe('A pool whose connections are lost in the middle of their transactions', () => {
  it('serves on, however many it lost', async () => {
    const database = await createDatabase();
    const proxy = await databaseProxy(database.url);
    const app = await startApp({
      database: { ...database, url: proxy.url },
      env: { DATABASE_POOL: String(POOL), LOG_LEVEL: 'silent' },
    });
    const ada = await member(app);
    await ada.get('{ me { id } }');
    for (let losses = 0; losses <= POOL; losses += 1) {
      const cut = proxy.cutAfterCommit(1);
      expect(await ada.refusal(START)).toBe('SERVICE_UNAVAILABLE');
      await cut;
    }
    proxy.cut();
    expect(await ada.refusal(START)).toBe('SERVICE_UNAVAILABLE');
    proxy.restore();
    await ada.get(START);
    const { conversations } = await ada.get<{ conversations: object }>(
      '{ conversations { totalCount } }',
    );
    expect(conversations).toEqual({ totalCount: POOL + 2 });
    await app.stop();
    await proxy.close();
    await database.close();
  });
});
