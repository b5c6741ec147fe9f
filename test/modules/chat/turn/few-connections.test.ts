import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningApp, startApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import { member, type Person } from '../../../support/people.js';
import { say } from '../../../support/talk.js';
import { until } from '../../../support/until.js';
import { Gate } from '../../../support/gate.js';
import { brokenRules } from './consistency.js';
import { askingThe, history, send } from './turns.js';

const POOL = 3;
const SENDS = 100;

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

interface Connection {
  /** Of its transaction, if it has one. */
  begunAt: Date | null;
  state: string;
}

describe(`${SENDS} messages whose companion thinks, with ${POOL} connections to the database`, () => {
  let stub: CompanionStub;
  let app: RunningApp;
  let readers: Person[];
  beforeAll(async () => {
    stub = await companionStub();
    const env = { ...askingThe(stub, 180_000), DATABASE_POOL: String(POOL) };
    app = await startApp({ env });
    readers = await Promise.all(Array.from({ length: 20 }, () => member(app)));
    await Promise.all(readers.map((reader, nth) => say(reader, `Reader ${nth}.`)));
  });
  afterAll(async () => {
    await app.stop();
    await stub.close();
  });

  const connections = () =>
    app.database.query<Connection>(
      `select xact_start as "begunAt", state from pg_stat_activity
       where datname = current_database() and usename = $1`,
      [new URL(app.database.url).username],
    );
  const databaseNow = async () =>
    (await app.database.query<{ now: Date }>('select clock_timestamp() as now'))[0]!.now;

  it('hold none of them, and nobody else waits for the companion', async () => {
    const thought = new Gate();
    const asked = stub.calls.length + SENDS;
    stub.answers('At last.', { after: thought.pass() });
    let answered = 0;
    const sends = Array.from({ length: SENDS }, async () => {
      const ada = await member(app);
      const turn = await send(ada, { clientMessageId: 'm1', content: 'Are you there?' });
      answered += 1;
      return { ada, turn };
    });
    await stub.called(asked);

    const now = await databaseNow();
    const read = await Promise.all(readers.map((reader) => history(reader)));
    expect(read).toEqual(
      readers.map((_, nth) => [`USER COMPLETE: Reader ${nth}.`, expect.any(String)]),
    );
    await Promise.all(readers.map((reader) => say(reader, 'And on.', { wait: false })));
    // All that while a hundred waited: what was begun before then has no reason to go on.
    const seen = await connections();
    expect(seen.filter(({ begunAt }) => begunAt !== null && begunAt < now)).toEqual([]);
    expect(seen.length).toBeLessThanOrEqual(POOL);
    expect(answered).toBe(0);

    thought.open();
    for (const { ada, turn } of await Promise.all(sends)) {
      expect(turn.reply).toMatchObject({ status: 'COMPLETE', content: 'At last.' });
      expect(await history(ada)).toHaveLength(2);
    }
    await Promise.all(
      readers.map((reader) =>
        until(async () => (await history(reader))[3] !== 'ASSISTANT GENERATING: '),
      ),
    );
    expect(await brokenRules(app.database)).toEqual([]);
  });
});
