import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Departure } from '../../../../src/platform/health/departure.js';
import { startApp } from '../../../support/app.js';
import { guest, member, type Person } from '../../../support/people.js';
import { until } from '../../../support/until.js';
import { zipOf } from '../formats/zip.js';

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp({ env: { REQUEST_TIMEOUT_MS: '1000' } });
});
afterAll(() => app.stop());

const talks = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `talk ${n}`,
    conversations: [{ from: 'human', value: `Hello ${n}` }],
  }));
const FILE = JSON.stringify(talks(3));

type Line = Record<string, unknown> & { type: string };

async function upload(
  person: Person | null,
  body: string | Buffer,
  type: string | null = 'application/json',
  at = app.url,
) {
  const response = await fetch(`${at}/import`, {
    method: 'POST',
    headers: {
      ...(type ? { 'content-type': type } : {}),
      ...(person ? { authorization: `Bearer ${person.token}` } : {}),
    },
    body,
  });
  const text = await response.text();
  const isTold = response.headers.get('content-type')?.startsWith('application/x-ndjson');
  return {
    status: response.status,
    lines: isTold
      ? text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Line)
      : [],
    error: isTold
      ? undefined
      : (JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] })
          .errors[0],
  };
}

/** A request whose body the test writes bit by bit. */
function begin(person: Person, headers: Record<string, string> = {}) {
  const sent = request(`${app.url}/import`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${person.token}`,
      ...headers,
    },
  });
  sent.on('error', () => undefined);
  return sent;
}

/** Files on which this process still holds on, though they have no name any more. */
const spoolsLeft = () =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).includes('smriti-import-');
    } catch {
      return false;
    }
  }).length;

describe('POST /import', () => {
  it('takes a file, tells how far it is, and reports', async () => {
    const ada = await member(app);
    const { status, lines } = await upload(ada, JSON.stringify([...talks(3), { id: 'x' }]));
    expect(status).toBe(200);
    expect(lines[0]).toEqual({
      type: 'progress',
      read: expect.any(Number),
      total: expect.any(Number),
    });
    expect(lines).toContainEqual({
      type: 'broken',
      where: 'conversation 4',
      reason: 'it has no list of messages',
    });
    expect(lines.at(-1)).toEqual({
      type: 'done',
      report: {
        formats: ['ShareGPT'],
        conversations: 3,
        added: 3,
        known: 0,
        broken: 1,
        skipped: {},
        restored: {},
      },
    });
    const { chatHistory } = await ada.get<{ chatHistory: { totalCount: number } }>(
      '{ chatHistory { totalCount } }',
    );
    expect(chatHistory.totalCount).toBe(3);
    expect((await upload(ada, FILE)).lines.at(-1)).toMatchObject({
      report: { added: 0, known: 3 },
    });
  });

  it.each([
    ['application/zip', zipOf({ name: 'conversations.json', content: FILE })],
    ['application/octet-stream', FILE],
    ['text/csv; charset=utf-8', 'message,response\nHi,Hello\n'],
    [
      'application/x-ndjson',
      talks(2)
        .map((talk) => JSON.stringify(talk))
        .join('\n'),
    ],
  ])('takes %s', async (type, file) => {
    const { lines } = await upload(await guest(app), file, type);
    expect(lines.at(-1)).toMatchObject({ type: 'done', report: { broken: 0 } });
    expect(lines.at(-1)).not.toMatchObject({ report: { added: 0 } });
  });

  it('is fresh at once for who looked before', async () => {
    const ada = await member(app);
    const count = async () =>
      (await ada.get<{ chatHistory: { totalCount: number } }>('{ chatHistory { totalCount } }'))
        .chatHistory.totalCount;
    expect(await count()).toBe(0);
    await upload(ada, FILE);
    expect(await count()).toBe(3);
  });

  it.each([
    null,
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
  ])('refuses the type %s, which pages of other sites could send', async (type) => {
    const body = Buffer.from(FILE);
    const { status, error } = await upload(await member(app), body, type);
    expect([status, error?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(error?.message).toContain('content-type');
  });

  it('is for people with a token', async () => {
    const { status, error } = await upload(null, FILE);
    expect([status, error?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    const forged = { ...(await member(app)), token: 'nobody' };
    expect((await upload(forged, FILE)).status).toBe(401);
  });

  it.each([
    ['nothing', '', 'it is empty'],
    ['something else', '{"a": 1}', 'its format is not known'],
    ['a damaged archive', 'PK\u0003\u0004 and no more', 'the archive is damaged'],
  ])('refuses %s with one sentence', async (_, file, reason) => {
    const { status, error } = await upload(await member(app), file);
    expect([status, error?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(error?.message).toContain(reason);
  });

  it('refuses more than 512 MiB before they are sent', async () => {
    const sent = begin(await member(app), { 'content-length': String(513 * 1_048_576) });
    sent.write('[');
    const [response] = await once(sent, 'response');
    expect(response.statusCode).toBe(413);
    sent.destroy();
  });

  it('may take longer to arrive than other requests, and leaves nothing when it never does', async () => {
    const ada = await member(app);
    const slow = begin(ada);
    for (const piece of [FILE.slice(0, 40), FILE.slice(40, 80)]) {
      slow.write(piece);
      await pause(1_100);
    }
    slow.end(FILE.slice(80));
    const [response] = await once(slow, 'response');
    expect(response.statusCode).toBe(200);
    response.resume();
    await once(response, 'end');
    const given = begin(ada);
    given.write(FILE.slice(0, 40));
    await until(() => spoolsLeft() === 1);
    await pause(1_600);
    given.destroy();
    await until(() => spoolsLeft() === 0);
    expect((await upload(ada, FILE)).lines.at(-1)).toMatchObject({ report: { known: 3 } });
  });

  it('takes one file at a time from one person, and others meanwhile', async () => {
    const ada = await member(app);
    const first = begin(ada);
    first.write('[');
    await until(() => spoolsLeft() === 1);
    const { status, error } = await upload(ada, FILE);
    expect([status, error?.extensions.code]).toEqual([409, 'CONFLICT']);
    expect((await upload(await member(app), FILE)).status).toBe(200);
    first.destroy();
    await until(() => spoolsLeft() === 0);
    expect((await upload(ada, FILE)).lines.at(-1)).toMatchObject({ type: 'done' });
  });

  it('goes on to its end when nobody listens any more', async () => {
    const ada = await member(app);
    const sent = begin(ada);
    sent.end(JSON.stringify(talks(300)));
    const [response] = await once(sent, 'response');
    await once(response, 'data');
    sent.destroy();
    await until(() => spoolsLeft() === 0);
    const { chatHistory } = await ada.get<{ chatHistory: { totalCount: number } }>(
      '{ chatHistory { totalCount } }',
    );
    expect(chatHistory.totalCount).toBe(300);
  });
});

describe('An import whose server leaves', () => {
  it('says so, keeps whole conversations, and goes on when it is repeated', async () => {
    const own = await startApp();
    try {
      const ada = await member(own);
      const file = JSON.stringify(
        talks(2_000).map((talk) => ({ ...talk, filler: 'x'.repeat(2_000) })),
      );
      const telling = upload(ada, file, 'application/json', own.url);
      await until(async () => {
        const [row] = await own.database.query<{ n: number }>(
          'select count(*)::int as n from conversation',
        );
        return row!.n > 20;
      });
      own.app.get(Departure).begin();
      const { lines } = await telling;
      expect(lines.at(-1)).toMatchObject({
        type: 'failed',
        error: { extensions: { code: 'SERVICE_UNAVAILABLE', retryable: true } },
      });
      const [row] = await own.database.query<{ bare: number; all: number }>(
        `select count(*) filter (where message_count <> 1)::int as bare, count(*)::int as all from conversation`,
      );
      expect(row).toMatchObject({ bare: 0 });
      expect(row!.all).toBeLessThan(2_000);
      expect((await upload(ada, FILE, 'application/json', own.url)).status).toBe(503);
    } finally {
      await own.stop();
    }
  });
});

describe('The limit on files', () => {
  it('is counted per person, a guest’s per address', async () => {
    const own = await startApp({ env: { RATE_LIMIT_FILES_PER_HOUR: '2' } });
    try {
      const ada = await member(own);
      const ask = async (person: Person) =>
        (await upload(person, FILE, 'application/json', own.url)).status;
      expect([await ask(ada), await ask(ada), await ask(ada)]).toEqual([200, 200, 429]);
      const guests = [await guest(own), await guest(own), await guest(own)];
      expect([await ask(guests[0]!), await ask(guests[1]!), await ask(guests[2]!)]).toEqual([
        200, 200, 429,
      ]);
      const { error } = await upload(ada, FILE, 'application/json', own.url);
      expect(error?.extensions).toMatchObject({
        code: 'RATE_LIMITED',
        retryAfter: expect.any(Number),
      });
    } finally {
      await own.stop();
    }
  });
});
