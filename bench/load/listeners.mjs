import { once } from 'node:events';
import { WebSocket } from 'ws';
import { ask } from '../stage/smriti.mjs';

const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { reply { id } } }`;
const STREAM = `subscription ($id: ID!) { replyStream(messageId: $id) { delta status } }`;

/** What one listener heard: the delay of each word, and whether all came once and in order. */
class Heard {
  delays = [];
  next = 0;
  isWhole = true;

  hear(delta) {
    const now = performance.now();
    for (const word of delta.split(' ').slice(0, -1)) {
      const [nth, spokenAt] = word.split('@').map(Number);
      this.isWhole &&= nth === this.next;
      this.next = nth + 1;
      this.delays.push(now - spokenAt);
    }
  }
}

/** Listens to a bare relay; resolves to what is heard by its end. */
export async function listenBare(url) {
  const heard = new Heard();
  const socket = new WebSocket(url.replace('http', 'ws'));
  socket.on('message', (text) => heard.hear(JSON.parse(text).delta));
  await once(socket, 'open');
  socket.send('{}');
  return { ended: once(socket, 'close').then(() => heard) };
}

/** Sends a message to one instance of Smriti and listens to its reply at another, or the same. */
export async function listen(person, sentTo, heardAt) {
  const input = {
    clientMessageId: crypto.randomUUID(),
    conversationId: person.conversationId,
    content: 'Tell me.',
    wait: false,
  };
  const { authorization } = person;
  const body = JSON.stringify({ query: SEND, variables: { input } });
  const { sendMessage } = await ask(sentTo, { authorization, body });
  const socket = new WebSocket(heardAt.replace('http', 'ws'), 'graphql-transport-ws');
  await once(socket, 'open');
  const heard = new Heard();
  const say = (message) => socket.send(JSON.stringify(message));
  const variables = { id: sendMessage.reply.id };
  let begin;
  const begun = new Promise((resolve) => (begin = resolve));
  socket.on('message', (text) => {
    const { type, payload } = JSON.parse(text);
    if (type === 'connection_ack') say({ id: '1', type: 'subscribe', payload: { query: STREAM, variables } });
    if (type === 'complete') socket.close();
    if (type !== 'next') return;
    begin();
    heard.hear(payload.data.replyStream.delta);
  });
  say({ type: 'connection_init', payload: { authorization } });
  await begun;
  return { ended: once(socket, 'close').then(() => heard) };
}
