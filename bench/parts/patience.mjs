import { setTimeout as pause } from 'node:timers/promises';
import { QUERY } from '../contestants/page.mjs';
import { sluggishModel } from '../stage/model.mjs';
import { settle } from '../stage/people.mjs';
import { ask, bearer, startSmriti } from '../stage/smriti.mjs';
import { median } from './turns.mjs';

const SENDS = 100;
const READERS = 32;
const POOL = 3;
const THINKING_MS = 10_000;
const SETTLED_MS = 1_000;
const LOOK_EVERY_MS = 50;
const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { reply { status } } }`;
/** What holds a connection and asks nothing of it, and for how long. */
const IDLE = `select coalesce(max(extract(epoch from clock_timestamp() - state_change)) * 1000, 0)::float as ms
  from pg_stat_activity where usename = $1 and state like 'idle in transaction%'`;

/** Reads of others while a hundred people wait for a model of ten seconds, with three connections for all. */
export async function patience(stage, { rounds, isQuick, say }) {
  const model = await sluggishModel(isQuick ? THINKING_MS / 2 : THINKING_MS);
  const found = [];
  for (const { name, cache } of [
    { name: 'From the cache', cache: 'on' },
    { name: 'From the database', cache: 'off' },
  ]) {
    const smriti = await startSmriti(stage, {
      DATABASE_POOL: `${POOL}`,
      CACHE: cache,
      COMPANION_PROVIDER: 'openai-compatible',
      COMPANION_MODEL: 'model',
      COMPANION_BASE_URL: model.url,
      COMPANION_TIMEOUT_MS: '60000',
    });
    const people = await settle(stage.query, `patient-${cache}`, { people: SENDS + READERS, messages: 50 });
    const shots = [];
    for (let round = 0; round < (isQuick ? 1 : rounds); round += 1) {
      shots.push(await whileTheyWait(stage, { smriti, model, people }));
    }
    await smriti.stop();
    found.push({ name, ...summary(shots) });
    say(`${name} is done.`);
  }
  model.close();
  return { sends: SENDS, pool: POOL, thinkingMs: model.thinkingMs, reads: found };
}

async function whileTheyWait(stage, { smriti, model, people }) {
  const requests = people.slice(SENDS).map(({ subject, conversationId }) => ({
    authorization: bearer(subject),
    body: JSON.stringify({ query: QUERY, variables: { conversationId } }),
  }));
  const fire = (seconds) => stage.load.fire(smriti, { requests, seconds, connections: 4 });
  await fire(1);
  let answered = 0;
  const sends = people.slice(0, SENDS).map(async (person) => {
    const { sendMessage } = await ask(smriti.url, sendOf(person));
    if (sendMessage.reply.status !== 'COMPLETE') throw new Error('A reply did not come.');
    answered += 1;
  });
  await model.asked(SENDS);
  const over = new AbortController();
  const idling = longestIdle(stage, over.signal);
  const reads = await fire((model.thinkingMs - SETTLED_MS) / 2_000);
  if (answered > 0) throw new Error('Replies came before all was read.');
  over.abort();
  await Promise.all(sends);
  return { ...reads, idleMs: await idling };
}

/** The longest that a connection was seen to be held without a question to the database. */
async function longestIdle({ query, postgres }, over) {
  let longest = 0;
  while (!over.aborted) {
    const [{ ms }] = await query(IDLE, [new URL(postgres.url).username]);
    longest = Math.max(longest, ms);
    await pause(LOOK_EVERY_MS);
  }
  return longest;
}

const sendOf = ({ subject, conversationId }) => ({
  authorization: bearer(subject),
  body: JSON.stringify({
    query: SEND,
    variables: {
      input: { clientMessageId: crypto.randomUUID(), conversationId, content: 'Tell me.' },
    },
  }),
});

const summary = (shots) => ({
  count: shots.reduce((sum, { count }) => sum + count, 0),
  p50: median(shots.map(({ p50 }) => p50)),
  p95: median(shots.map(({ p95 }) => p95)),
  idleMs: Math.max(...shots.map(({ idleMs }) => idleMs)),
});
