import { randomUUID } from 'node:crypto';
import type { startApp } from '../../../support/app.js';
import { HOUR, turnedClock } from '../../../support/clock.js';
import { guest, member, type Person } from '../../../support/people.js';
import { begin, say } from '../../../support/talk.js';
import { did, end, start } from '../../../support/visits.js';
import { edit, regenerate, send } from '../../chat/turn/turns.js';

type App = Awaited<ReturnType<typeof startApp>>;

const DAY = 24 * HOUR;
const TRAITS = (score: number) =>
  `{ openness: ${score}, conscientiousness: ${score}, extraversion: ${score}, agreeableness: ${score}, neuroticism: ${score} }`;

/** As long as a message may be, and not a letter of it in ASCII alone. */
export const LONGEST = '🧵é'.repeat(8_000);
export const EMOJI = 'Ich 👩‍👩‍👧‍👦 vermisse 🏳️‍🌈 dich ❤️‍🔥';

/** Says something on each of so many days in a row, the last of which was so many days ago. */
async function wroteDaily(app: App, person: Person, days: number, ago: number): Promise<void> {
  const clock = turnedClock(app);
  clock.turn(-(ago + days) * DAY);
  for (let day = 1; day <= days; day += 1) {
    clock.turn(DAY);
    await say(person, `Good morning, ${day}`);
  }
  turnedClock(app);
}

/** Says ok to everything, five times within one second. */
async function agreed(app: App, person: Person): Promise<void> {
  const clock = turnedClock(app);
  clock.stopAt(new Date());
  for (let time = 0; time < 5; time += 1) await say(person, 'ok');
  turnedClock(app);
}

/** A guest of six days who did everything that can be done. */
export async function livelyGuest(app: App): Promise<Person> {
  const person = await guest(app);
  await person.get(`mutation { setTimeZone(timeZone: "Asia/Dhaka") { id }
    first: savePersonality(note: "shy", traits: ${TRAITS(20)}) { version }
    second: savePersonality(note: "less shy", traits: ${TRAITS(40)}) { version } }`);
  await wroteDaily(app, person, 6, 0);
  await agreed(app, person);
  const { message, reply } = await say(person, EMOJI);
  await say(person, LONGEST);
  await branched(person, message.id);
  await person.get(
    `mutation ($id: ID!) { rateMessage(id: $id, rating: 5) { id }
       reactToMessage(id: $id, reaction: "👍") { id } annotateReply(messageId: $id, input: { quality: 0.5 })
       pauseStreak(from: "${dateIn(2)}", to: "${dateIn(6)}") { status } }`,
    { id: reply.id },
  );
  await visited(person);
  return person;
}

/** Edits, another reply, and back to what was said at first; and a conversation besides. */
async function branched(person: Person, messageId: string): Promise<void> {
  const turn = await edit(person, messageId, 'said otherwise', randomUUID());
  await regenerate(person, turn.reply.id, randomUUID());
  await person.get('mutation ($id: ID!) { selectBranch(messageId: $id) { id } }', {
    id: messageId,
  });
  const conversationId = await begin(person, { title: 'Something else', tags: ['a', 'b'] });
  await say(person, 'And another thing', { conversationId });
}

/** Two visits, one of which goes on in two tabs. */
async function visited(person: Person): Promise<void> {
  const over = await start(person);
  await did(person, { sessionId: over.id });
  await end(person, over.id);
  const { id: sessionId } = await start(person, { device: 'a phone' });
  await start(person, { device: 'a phone' });
  await did(person, { sessionId, kind: 'MUSIC' });
  await send(person, { clientMessageId: randomUUID(), content: 'In a visit', sessionId } as never);
}

/** A member who has something of everything too, two days of it just before the guest's six. */
export async function livelyMember(app: App): Promise<Person> {
  const person = await member(app);
  await person.get(`mutation { setTimeZone(timeZone: "Asia/Dhaka") { id }
    savePersonality(note: "bold", traits: ${TRAITS(80)}) { version } }`);
  await wroteDaily(app, person, 2, 6);
  await say(person, 'ok');
  await person.get(`mutation { pauseStreak(from: "${dateIn(4)}", to: "${dateIn(5)}") { status } }`);
  await visited(person);
  return person;
}

export const dateIn = (days: number): string =>
  new Date(Date.now() + 6 * HOUR + days * DAY).toISOString().slice(0, 10);
