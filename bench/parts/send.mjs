import { CONNECTIONS } from '../load/load.mjs';
import { settle } from '../stage/people.mjs';
import { startContestant } from '../stage/processes.mjs';
import { ask, bearer, startSmriti } from '../stage/smriti.mjs';
import { inTurns } from './turns.mjs';

const CONTENT =
  'Shall we look at the numbers for Marta once more before Thursday, or is it fine as it stands?';
const SEND = `mutation Send($input: SendMessageInput!) {
  sendMessage(input: $input) {
    message { id index content }
    reply { id index content }
  }
}`;

/** A message and the offline companion's reply, stored for good: each connection is another person. */
export async function send(stage, { rounds, seconds, say }) {
  const people = await settle(stage.query, 'sender', { people: 2 * CONNECTIONS, messages: 50 });
  const smriti = await startSmriti(stage);
  await ask(smriti.url, sendOf(people[0]));
  const floor = await startContestant('floor-send', {
    DATABASE_URL: stage.postgres.ownerUrl,
    SAID: JSON.stringify(await whatWasSaid(stage, people[0])),
  });
  const contestants = [
    {
      name: 'Raw SQL in two transactions',
      floor: true,
      ...floor,
      requests: people.slice(CONNECTIONS).map(rawSendOf),
    },
    { name: 'Smriti', own: true, ...smriti, requests: people.slice(0, CONNECTIONS).map(sendOf) },
  ].map((each) => ({
    ...each,
    fire: (duration) => stage.load.fire(each, { requests: each.requests, seconds: duration }),
  }));
  const measured = await inTurns(contestants, { rounds, seconds, say });
  await Promise.all(measured.map((each) => each.stop()));
  return measured;
}

/** `{{fresh}}` is another id in each request. */
export function sendOf({ subject, conversationId }) {
  const input = { clientMessageId: '{{fresh}}', conversationId, content: CONTENT };
  return {
    authorization: bearer(subject),
    body: JSON.stringify({ query: SEND, variables: { input } }),
  };
}

const rawSendOf = ({ conversationId }) => ({
  body: JSON.stringify({ conversationId, clientMessageId: '{{fresh}}', content: CONTENT }),
});

async function whatWasSaid({ query }, { conversationId }) {
  const [reply, message] = await query(
    'select * from message where conversation_id = $1 order by index desc limit 2',
    [conversationId],
  );
  return { message, reply };
}
