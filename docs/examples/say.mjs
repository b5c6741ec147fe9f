// Says something and prints the reply as it is written:
//   TOKEN=$(npm run --silent token -- --sub ada) node docs/examples/say.mjs "How was the moon?"
import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const { TOKEN, URL = 'http://localhost:4000/graphql' } = process.env;
const authorization = `Bearer ${TOKEN}`;

const query = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { reply { id } }
}`;
const input = { clientMessageId: randomUUID(), content: process.argv[2] ?? 'Hello!', wait: false };
const response = await fetch(URL, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization },
  body: JSON.stringify({ query, variables: { input } }),
});
const { data, errors } = await response.json();
if (errors) throw new Error(errors[0].message);

const client = createClient({
  url: URL.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { authorization },
});
const events = client.iterate({
  query: 'subscription ($id: ID!) { replyStream(messageId: $id) { delta status } }',
  variables: { id: data.sendMessage.reply.id },
});
for await (const event of events) {
  if (event.errors) throw new Error(event.errors[0].message);
  process.stdout.write(event.data.replyStream.delta);
}
process.stdout.write('\n');
await client.dispose();
