import { createClient } from 'redis';
import { startRedis } from '../../test/support/services/index.ts';
import { readOf } from '../stage/line-up.mjs';
import { settle } from '../stage/people.mjs';
import { bearer, startSmriti } from '../stage/smriti.mjs';

const READS_PER_WRITE = 10;
const RATE = 'mutation Rate($id: ID!) { rateMessage(id: $id, rating: 4) { id } }';

/**
 * Many people, few of them busy: the nth is as busy as 1/n. Ten reads to one write, and each write
 * makes all of its account's answers old, so that 10 of 11 reads could be hits at the very best.
 */
export async function zipf(stage, { isQuick, say }) {
  const [people, operations] = isQuick ? [200, 6_600] : [1_000, 33_000];
  const redis = await startRedis();
  const members = await settle(stage.query, 'zipf', { people, messages: 50 });
  const smriti = await startSmriti({ ...stage, redis });
  const requests = (await Promise.all(members.map((member) => bothOf(stage, member)))).flat();
  say(`${people} people make ${operations} requests.`);
  const draw = crowd(people);
  const schedule = Array.from({ length: operations }, (_, at) => {
    const isWrite = at % (READS_PER_WRITE + 1) === 0;
    return 2 * draw() + (isWrite ? 1 : 0);
  });
  const load = await stage.load.fire(smriti, { requests, schedule });
  const reads = await readsByOutcome(smriti.url);
  const withoutTtl = await keysWithoutTtl(redis.url);
  await smriti.stop();
  await redis.stop();
  return { people, operations, reads, ...withoutTtl, perSecond: load.perSecond };
}

/** What one member reads, and what they write. */
async function bothOf({ query }, member) {
  const authorization = bearer(member.subject);
  const [{ id }] = await query('select id from message where conversation_id = $1 limit 1', [
    member.conversationId,
  ]);
  return [
    readOf({}, { ...member, authorization }),
    { authorization, body: JSON.stringify({ query: RATE, variables: { id } }) },
  ];
}

/** Draws people by their rank. */
function crowd(people) {
  const sums = [];
  for (let rank = 1, sum = 0; rank <= people; rank++) sums.push((sum += 1 / rank));
  return () => {
    const drawn = Math.random() * sums.at(-1);
    return sums.findIndex((sum) => sum >= drawn);
  };
}

async function readsByOutcome(url) {
  const metrics = await (await fetch(new URL('/metrics', url))).text();
  const count = (outcome) =>
    [...metrics.matchAll(/^smriti_cache_reads_total\{(.*)\} (\d+)/gm)]
      .filter(
        ([, labels]) => labels.includes('chat:history') && labels.includes(`outcome="${outcome}"`),
      )
      .reduce((sum, [, , value]) => sum + Number(value), 0);
  return { hits: count('hit'), misses: count('miss'), bypasses: count('bypass') };
}

/** This Redis is the bench's own: looking at all of it disturbs nobody. */
async function keysWithoutTtl(url) {
  const client = await createClient({ url }).connect();
  const found = { keys: 0, withoutTtl: [] };
  for await (const keys of client.scanIterator({ COUNT: 1_000 })) {
    for (const key of keys) {
      found.keys += 1;
      if ((await client.pTTL(key)) < 0) found.withoutTtl.push(key);
    }
  }
  await client.close();
  return found;
}
