import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../support/database.js';
import type { Person } from '../support/people.js';
import { begin, say } from '../support/talk.js';
import { until } from '../support/until.js';
import { did, end, start } from '../support/visits.js';

/** Ids that somebody has, of every kind there is, under a name that says which; they are in distress. */
export async function idsOf(person: Person): Promise<Record<string, string>> {
  const { message, reply, conversation } = await say(person, 'a secret of mine');
  const edited = await person.get<{ editMessage: { message: { id: string } } }>(
    `mutation ($id: ID!, $key: ID!) {
       editMessage(id: $id, content: "I want to die, and that is a secret", clientMessageId: $key) { message { id } }
     }`,
    { id: message.id, key: randomUUID() },
  );
  const archived = await begin(person, { title: 'an old secret' });
  await person.get(
    `mutation ($id: ID!) { updateConversation(id: $id, input: { status: ARCHIVED }) { id } }`,
    {
      id: archived,
    },
  );
  const { id: ended } = await start(person);
  await end(person, ended);
  const { id: visit } = await start(person, { device: 'a secret device' });
  await start(person, { device: 'a secret device' });
  const { activities } = await did(person, { sessionId: visit });
  return {
    'a conversation': conversation.id,
    'an archived conversation': archived,
    'a message': edited.editMessage.message.id,
    'a reply': reply.id,
    'a message off the path': message.id,
    'a session': visit,
    'an ended session': ended,
    'an activity': activities[0]!.id,
  };
}

/** Says so much that a summary is made of it, and waits for that. */
export async function outgrow(person: Person, { query }: TestDatabase): Promise<void> {
  const long = 'a secret that takes many words to be told, '.repeat(300);
  const { conversation } = await say(person, `First: ${long}`);
  await say(person, `Second: ${long}`);
  const made = 'select from conversation_summary where conversation_id = $1';
  await until(async () => (await query(made, [conversation.id])).length > 0);
}

const dayAhead = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Rates, reacts, annotates, pauses, tells of oneself, so that every owned table has a row of this person. */
export async function mark(person: Person, replyId: string): Promise<void> {
  await person.get(
    `mutation ($id: ID!) {
       rateMessage(id: $id, rating: 4) { id }
       reactToMessage(id: $id, reaction: "👍") { id }
       annotateReply(messageId: $id, input: { quality: 0.5 })
       setTimeZone(timeZone: "Asia/Dhaka") { id }
       savePersonality(note: "a secret", traits: {
         openness: 50, conscientiousness: 50, extraversion: 50, agreeableness: 50, neuroticism: 50
       }) { version }
       pauseStreak(from: "${dayAhead(2)}", to: "${dayAhead(3)}") { status }
     }`,
    { id: replyId },
  );
}
