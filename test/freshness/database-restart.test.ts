import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { spawnApp } from '../support/app.js';
import { member, type Person } from '../support/people.js';
import { refuge, temporaryDirectory } from '../support/services/index.js';
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
  it.each([
    ['in order', 'SIGINT'],
    ['as after a crash', 'SIGQUIT'],
  ] as const)(
    '%s shows nobody the past, is called unavailable and nothing else, and is soon used again',
    async (_, signal) => {
      const dataDir = temporaryDirectory('postgres');
      // A guest may leave and come again; the directory's one server could not.
      const start = () =>
        startEmbeddedPostgres({ dataDir, role: 'guest', refuge: refuge(), say: () => undefined });
      const before = await start();
      const query = () => Promise.reject(new Error('The test asks the app alone.'));
      const database = { ...before, query, close: async () => undefined };
      const app = await spawnApp({ database, env: { LOG_LEVEL: 'error' } });
      const seen: Seen = { stale: [], codes: new Set(), refusedAt: 0, writtenAt: 0 };
      let isOver = false;
      const crowd = Array.from({ length: HANDS }, async () => {
        const person = await member(app);
        await writeAndRead(person, await begin(person), seen, () => isOver);
      });
      await pause(LOAD_MS);
      await end(before.dataDirectory, signal);
      await until(() => seen.refusedAt > 0);
      const after = await start();
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
      await after.stop();
    },
  );
});

/** Ends a server on which others still work. */
async function end(dataDirectory: string, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  const file = join(dataDirectory, 'postmaster.pid');
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  process.kill(pid, signal);
  await until(() => !existsSync(file) || !isAlive(pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

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
