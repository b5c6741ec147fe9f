import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'redis';
import { startRedis } from '../../test/support/services/index.ts';
import { readOf } from '../stage/line-up.mjs';
import { settle } from '../stage/people.mjs';
import { ask, bearer, startSmriti } from '../stage/smriti.mjs';
import { sendOf } from './send.mjs';
import { median } from './turns.mjs';

const WRITES = 300;
/** So few that Redis never keeps anybody waiting: silence would open Smriti's breaker. */
const FILL_STEP = 2_000;
const SETTLE_MS = 1_500;
const RATE = 'mutation Rate($id: ID!) { rateMessage(id: $id, rating: 5) { id } }';

/** What forgetting one account's answers costs while so many keys of other accounts lie beside them. */
export async function eviction(stage, { isQuick, say }) {
  const redis = await startRedis();
  const client = await createClient({ url: redis.url }).connect();
  const smriti = await startSmriti({ ...stage, redis });
  const [writer] = await settle(stage.query, 'writer', { people: 1, messages: 50 });
  const [{ id }] = await stage.query('select id from message where conversation_id = $1 limit 1', [
    writer.conversationId,
  ]);
  const authorization = bearer(writer.subject);
  const rate = { authorization, body: JSON.stringify({ query: RATE, variables: { id } }) };
  const read = readOf({}, { ...writer, authorization });
  const sizes = [];
  for (const keys of isQuick ? [1_000, 100_000] : [1_000, 100_000, 1_000_000]) {
    await fill(client, keys);
    await pause(SETTLE_MS);
    say(`${keys.toLocaleString('en')} foreign keys lie in Redis.`);
    const during = (request) =>
      commandsDuring(redis, async () => void (await ask(smriti.url, request)));
    const ofRating = await during(rate);
    const ofSend = await during(sendOf(writer));
    sizes.push({ keys, ofRating, ofSend, ...(await timed(client, smriti.url, rate, read)) });
  }
  client.destroy();
  await smriti.stop();
  await redis.stop();
  return sizes;
}

/** Entries as Smriti itself would keep them, but small. */
async function fill(client, keys) {
  const script = `for n = ARGV[1], ARGV[2] do
    redis.call('SET', 'chat:history:{' .. n .. '}:00', ARGV[3], 'PX', 86400000)
  end`;
  for (let first = await client.dbSize(); first < keys; first += FILL_STEP) {
    const last = Math.min(first + FILL_STEP, keys) - 1;
    await client.eval(script, { arguments: [`${first}`, `${last}`, 'x'.repeat(100)] });
  }
}

/** By their names, as Redis itself sees them arrive. */
async function commandsDuring({ url }, work) {
  const seen = [];
  const monitor = await createClient({ url })
    .on('error', () => undefined)
    .connect();
  await monitor.monitor((line) => seen.push(/"(\w+)"/.exec(line)[1]));
  await work();
  await pause(100);
  monitor.destroy();
  return seen.filter((name) => name !== 'PING');
}

/** Redis' own clock for the renewal, and ours for the whole mutation. */
async function timed(client, url, write, read) {
  const durations = [];
  await client.sendCommand(['CONFIG', 'RESETSTAT']);
  for (let turn = 0; turn < WRITES; turn++) {
    const begun = performance.now();
    await ask(url, write);
    durations.push(performance.now() - begun);
  }
  const statistics = await client.info('commandstats');
  const [, calls, microseconds] = /cmdstat_set:calls=(\d+),usec=(\d+)/.exec(statistics);
  const forbidden = /cmdstat_(scan|keys|flushall|flushdb):/.exec(statistics)?.[1] ?? null;
  await ask(url, read);
  const renewalMicroseconds = Number(microseconds) / Number(calls);
  return {
    renewalMicroseconds,
    forbidden,
    mutationMs: median(durations),
  };
}
