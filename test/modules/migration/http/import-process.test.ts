import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnApp } from '../../../support/app.js';
import { member, type Person } from '../../../support/people.js';
import { until } from '../../../support/until.js';
import { bring, type Line } from './files.js';

const CONVERSATIONS = 800;

const talks = (count: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, n) => ({
      id: `talk ${n}`,
      conversations: [
        { from: 'human', value: `Hello ${n}` },
        { from: 'gpt', value: `And ${n} to you.` },
      ],
    })),
  );

describe('A file that is taken in by a process of its own', () => {
  let app: Awaited<ReturnType<typeof spawnApp>>;
  beforeAll(async () => {
    // The server has its cache in its own process: it must learn of what the other one writes.
    app = await spawnApp({ redisUrl: null, env: { IMPORT_PROCESS_FROM_MIB: '0' } });
  });
  afterAll(() => app.stop());

  const totalOf = async (person: Person) =>
    (await person.get<{ chatHistory: { totalCount: number } }>('{ chatHistory { totalCount } }'))
      .chatHistory.totalCount;

  const helpers = (): number[] => {
    const pid = app.process.pid!;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return children.split(' ').filter(Boolean).map(Number);
  };

  /** A large file on its way, up to where some of it is taken in. */
  async function halfway(person: Person) {
    const response = await fetch(`${app.url}/import`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${person.token}`,
      },
      body: talks(CONVERSATIONS),
    });
    await until(async () => (await totalOf(person)) > 0);
    const lines = async (): Promise<Line[]> =>
      (await response.text())
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Line);
    return { lines };
  }

  it('is taken whole, once, and shown by the server', async () => {
    const ada = await member(app);
    expect(await totalOf(ada)).toBe(0);
    const { report } = await bring(app.url, ada, talks(50));
    expect(report).toMatchObject({ conversations: 50, added: 100, known: 0, broken: 0 });
    await until(async () => (await totalOf(ada)) === 100);
    expect((await bring(app.url, ada, talks(50)))['report']).toMatchObject({
      added: 0,
      known: 100,
    });
    expect(helpers()).toEqual([]);
  });

  it('is refused as ever when nothing of it can be read', async () => {
    const eve = await member(app);
    await expect(bring(app.url, eve, 'no conversations')).rejects.toThrow(
      'The file was not imported: its format is not known',
    );
    await expect(bring(app.url, eve, '')).rejects.toThrow('The file was not imported: it is empty');
  });

  it('is told to have failed when that process is killed, and goes on where it ended', async () => {
    const bob = await member(app);
    const { lines } = await halfway(bob);
    for (const pid of helpers()) process.kill(pid, 'SIGKILL');
    expect((await lines()).at(-1)).toMatchObject({
      type: 'failed',
      error: { extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    });
    const kept = await totalOf(bob);
    expect(kept).toBeLessThan(2 * CONVERSATIONS);
    const { report } = await bring(app.url, bob, talks(CONVERSATIONS));
    const { added, known } = report as { added: number; known: number };
    expect(added + known).toBe(2 * CONVERSATIONS);
    expect(known).toBeGreaterThan(0);
    await until(async () => (await totalOf(bob)) === 2 * CONVERSATIONS);
  });

  it('ends between two conversations when the server leaves', async () => {
    const joe = await member(app);
    const { lines } = await halfway(joe);
    const [helper] = helpers();
    app.process.kill('SIGTERM');
    expect((await lines()).at(-1)).toMatchObject({
      type: 'failed',
      error: { extensions: { code: 'SERVICE_UNAVAILABLE', retryable: true } },
    });
    await until(() => app.process.exitCode !== null);
    expect(app.process.exitCode).toBe(0);
    expect(() => process.kill(helper!, 0)).toThrow('ESRCH');
  });
});
