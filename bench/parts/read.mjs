import { createClient } from 'redis';
import { readPage } from '../contestants/page.mjs';
import { LINE_UP, readOf, servicesOf } from '../stage/line-up.mjs';
import { settle } from '../stage/people.mjs';
import { bearer } from '../stage/smriti.mjs';
import { inTurns } from './turns.mjs';

/** The newest fifty messages by everybody: in turns out of the caches, and in turns without. */
export async function read(stage, options) {
  const reader = await aReader(stage);
  await fillFloor(stage.redis, reader.page);
  const contestants = [];
  // Only those that are compared run side by side.
  for (const kind of ['cached', 'uncached']) {
    contestants.push(...(await measure(stage, reader, kind, options)));
  }
  return { pageBytes: contestants[0].bytes, contestants };
}

async function measure(stage, reader, kind, { rounds, seconds, say }) {
  const running = await start(stage, reader, kind);
  const contestants = await Promise.all(
    running.map(async (each) => ({ ...each, bytes: await checked(each, reader) })),
  );
  say(`All ${contestants.length} (${kind}) answer with the same ${reader.page.length} messages.`);
  const shots = contestants.map((each) => ({
    ...each,
    fire: (duration) =>
      stage.load.fire(each, { requests: [readOf(each, reader)], seconds: duration }),
  }));
  const measured = await inTurns(shots, { rounds, seconds, say });
  await Promise.all(measured.map((each) => each.stop()));
  return measured;
}

async function aReader({ query, pool }) {
  const [person] = await settle(query, 'reader', { people: 1, messages: 50 });
  const page = await readPage(pool, person.conversationId);
  return { ...person, authorization: bearer(person.subject), page };
}

async function start(stage, reader, kind) {
  const services = servicesOf(stage, reader);
  const started = [];
  for (const contestant of LINE_UP.filter((each) => each.kind === kind)) {
    started.push({
      ...contestant,
      ...(await contestant.start({ stage, services, accountId: reader.accountId })),
    });
  }
  return started;
}

/** The floor's answer is the very text that a GraphQL server would send. */
async function fillFloor({ url }, nodes) {
  const client = await createClient({ url }).connect();
  await client.mSet({
    'floor:page': JSON.stringify({ data: { chatHistory: { nodes } } }),
    'floor:label': 'x'.repeat(22),
  });
  await client.close();
}

/** Twice, so that an answer out of the cache is looked at too. Answers its size. */
async function checked(contestant, { page, ...reader }) {
  let text = '';
  for (let time = 0; time < 2; time++) {
    const { authorization, body } = readOf(contestant, reader);
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      authorization,
    };
    text = await (await fetch(contestant.url, { method: 'POST', headers, body })).text();
    if (JSON.stringify(messagesIn(text)) !== JSON.stringify(page)) {
      throw new Error(
        `${contestant.name} (${contestant.kind}) answers something else: ${text.slice(0, 300)}`,
      );
    }
  }
  return Buffer.byteLength(text);
}

/** The messages of an answer; the same moment may be written in several ways. */
function messagesIn(text) {
  const { data } = JSON.parse(text);
  const [found] = Object.values(data ?? {});
  return found?.nodes.map((node) => ({
    ...node,
    createdAt: new Date(node.createdAt).toISOString(),
  }));
}
