import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUERIES, read, someoneAt, WRITES } from '../support/cached-queries.js';
import { commands } from '../support/languages.js';
import { isServing, type RacingPair, racingPair } from '../support/racing-pair.js';
import { until } from '../support/until.js';

const WRITES_ALONE = 12;
const LATEST_MS = 2_000;
const PIN = 'updateConversation';

describe('A write', () => {
  let pair: RacingPair;
  beforeAll(async () => {
    pair = await racingPair();
  });
  afterAll(() => pair.end());

  it('is shown within two seconds when the writer alone has lost Redis', async () => {
    pair.lines.redis.cut();
    await until(async () => !(await isServing(pair.slow)));
    const late = await Promise.all(
      Array.from({ length: WRITES_ALONE }, async (_, nth) => {
        // At every moment between two looks of the relays into the outbox.
        await pause((nth * 1_000) / WRITES_ALONE);
        const having = await someoneAt(pair.quick);
        const question = `{ ${QUERIES['conversations']!(having)} }`;
        await read(having, question, pair.quick.url);
        await having.ada.get(`mutation { ${WRITES[PIN]!(having)} }`, {}, pair.slow.url);
        const writtenAt = Date.now();
        const truth = await read(having, question, pair.plain.url);
        await until(async () => (await read(having, question, pair.quick.url)) === truth);
        return Date.now() - writtenAt;
      }),
    );
    pair.lines.redis.restore();
    await until(() => isServing(pair.slow));
    expect(late.filter((ms) => ms > LATEST_MS)).toEqual([]);
  });

  it('is shown at once when the writer had lost nothing but the answer to a read', async () => {
    const having = await someoneAt(pair.quick);
    const question = `{ ${QUERIES['conversations']!(having)} }`;
    await read(having, question, pair.quick.url);
    const held = pair.lines.redis.hold(commands(/^MGET label/i));
    const late = read(having, question, pair.slow.url);
    await until(async () => !(await isServing(pair.slow)));
    held.release();
    await late;
    await having.ada.get(`mutation { ${WRITES[PIN]!(having)} }`, {}, pair.slow.url);
    const shown = await read(having, question, pair.quick.url);
    expect(shown).toBe(await read(having, question, pair.plain.url));
  });
});
