import { listen, listenBare } from '../load/listeners.mjs';
import { talkingModel } from '../stage/model.mjs';
import { settle } from '../stage/people.mjs';
import { cpuSeconds, startContestant } from '../stage/processes.mjs';
import { bearer, startSmriti } from '../stage/smriti.mjs';
import { median } from './turns.mjs';

const MOST = 100;
const PAUSE_MS = 30;

/** How much later each word of a reply comes than the model spoke it, beside a bare relay. */
export async function streams(stage, { rounds, seconds, isQuick, say }) {
  const model = await talkingModel();
  const counts = isQuick ? [1, 20] : [1, MOST];
  // Nobody speaks twice: of a conversation that has grown long the model is asked for a summary, too.
  const turns = 3 * (rounds + 1);
  const people = (
    await settle(stage.query, 'listener', {
      people: turns * counts.reduce((sum, count) => sum + count),
      messages: 2,
    })
  ).map((person) => ({ ...person, authorization: bearer(person.subject) }));
  const env = {
    COMPANION_PROVIDER: 'openai-compatible',
    COMPANION_MODEL: 'model',
    COMPANION_BASE_URL: model.url,
    COMPANION_TIMEOUT_MS: '120000',
  };
  const relay = await startContestant('floor-relay', { MODEL_URL: model.url });
  const [one, other] = [await startSmriti(stage, env), await startSmriti(stage, env)];
  const contestants = [
    { name: 'Bare relay', floor: true, servers: [relay], open: () => listenBare(relay.url) },
    { name: 'Smriti', own: true, servers: [one], open: (person) => listen(person, one.url, one.url) },
    {
      name: 'Smriti, heard at another instance',
      own: true,
      servers: [one, other],
      open: (person) => listen(person, one.url, other.url),
    },
  ];
  const words = Math.ceil((seconds * 1_000) / PAUSE_MS);
  const found = [];
  for (const count of counts) {
    const measured = contestants.map((contestant) => ({ ...contestant, count, shots: [] }));
    const turn = (each) => fire(each, { model, people: people.splice(0, count), words });
    for (const each of measured) await turn(each);
    for (let round = 0; round < rounds; round += 1) {
      for (const each of measured) each.shots.push(await turn(each));
    }
    found.push(...measured.map(summary));
    say(`${count} at a time are done.`);
  }
  for (const server of [relay, one, other]) await server.stop();
  model.close();
  return found;
}

async function fire({ name, open, servers }, { model, people, words }) {
  const listeners = await Promise.all(people.map((person) => open(person)));
  await model.asked(people.length);
  const before = servers.map(({ pid }) => cpuSeconds(pid));
  await model.speak(words, PAUSE_MS);
  const heard = await Promise.all(listeners.map(({ ended }) => ended));
  const cpu = servers.reduce((sum, { pid }, at) => sum + cpuSeconds(pid) - before[at], 0);
  const broken = heard.filter(({ isWhole, next }) => !isWhole || next !== words).length;
  if (broken > 0) throw new Error(`${broken} streams of ${name} were lost, doubled or out of order.`);
  const delays = heard.flatMap((each) => each.delays).toSorted((a, b) => a - b);
  const at = (share) => delays[Math.floor(delays.length * share)];
  return { p50: at(0.5), p95: at(0.95), cpuMs: (cpu * 1_000) / delays.length, words: delays.length };
}

function summary({ shots, name, floor, own, count }) {
  const of = (figure) => median(shots.map((shot) => shot[figure]));
  const words = shots.reduce((sum, shot) => sum + shot.words, 0);
  return { name, floor, own, count, words, p50: of('p50'), p95: of('p95'), cpuMs: of('cpuMs') };
}
