import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { spawnApp } from '../support/app.js';
import { member, type Person } from '../support/people.js';
import { restartablePostgres } from '../support/restartable-postgres.js';
import { begin } from '../support/talk.js';
import { until } from '../support/until.js';

const HANDS = 4;
const LOAD_MS = 1_000;
const LONGEST_RECOVERY_MS = 5_000;
const RENAME = `mutation ($id: ID!, $title: String!) {
  updateConversation(id: $id, input: { title: $title }) { id }
}`;
const TITLE = 'query ($id: ID!) { conversation(id: $id) { title } }';

/** What came of the requests of all hands. */
interface Seen {
  stale: string[];
  codes: Set<string>;
  /** When a request was last refused, and when a write last succeeded. */
  refusedAt: number;
  writtenAt: number;
}

describe('A database that is restarted under load', () => {
  it.each(['in order', 'as after a crash'] as const)(
    '%s shows nobody the past, is called unavailable and nothing else, and is soon used again',
    async (how) => {
      const postgres = await restartablePostgres();
      const query = () => Promise.reject(new Error('The test asks the app alone.'));
      const database = { ...postgres, query, close: async () => undefined };
      const app = await spawnApp({ database, env: { LOG_LEVEL: 'error' } });
      const seen: Seen = { stale: [], codes: new Set(), refusedAt: 0, writtenAt: 0 };
      let isOver = false;
      const crowd = Array.from({ length: HANDS }, async () => {
        const person = await member(app);
        await writeAndRead(person, await begin(person), seen, () => isOver);
      });
      await pause(LOAD_MS);
      await postgres.stop(how);
      await until(() => seen.refusedAt > 0);
      await postgres.start();
      const backAt = Date.now();
      await until(() => seen.writtenAt > backAt);
      await pause(LOAD_MS);
      isOver = true;
      await Promise.all(crowd);
      expect(seen.stale).toEqual([]);
      expect([...seen.codes]).toEqual(['SERVICE_UNAVAILABLE']);
      expect(seen.refusedAt - backAt).toBeLessThan(LONGEST_RECOVERY_MS);
      expect(seen.writtenAt).toBeGreaterThan(seen.refusedAt);
      await app.stop();
      await postgres.end();
    },
  );
});

/** Counts upwards in a title. A write of unknown outcome may show or not; less never may. */
async function writeAndRead(
  person: Person,
  id: string,
  seen: Seen,
  isOver: () => boolean,
): Promise<void> {
  const done = async (query: string, variables: object) => {
    const { data, errors } = await person.ask<{ conversation?: { title: string } } | null>(
      query,
      variables,
    );
    if (!errors) return data;
    seen.refusedAt = Date.now();
    for (const { extensions } of errors) seen.codes.add(extensions.code);
    return null;
  };
  let acknowledged = 0;
  for (let title = 1; !isOver(); title += 1) {
    if (await done(RENAME, { id, title: String(title) })) {
      acknowledged = title;
      seen.writtenAt = Date.now();
    }
    for (let twice = 0; twice < 2; twice += 1) {
      const shown = await done(TITLE, { id });
      if (shown?.conversation && Number(shown.conversation.title) < acknowledged)
        seen.stale.push(`${shown.conversation.title} after ${acknowledged}`);
    }
    // A refusal is answered at once: leave the other hands and the database some room.
    if (seen.refusedAt > seen.writtenAt) await pause(20);
  }
}
