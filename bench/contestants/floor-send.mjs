import { createServer } from 'node:http';
import { v7 as uuid } from 'uuid';
import { listening, openPool } from './process.mjs';
import { cost, finish, grow, journal, note, say, spend } from './send-statements.mjs';

/** The least that a send can cost: its rows in two transactions, by prepared statements. */
const pool = openPool();
/** Two rows of Smriti's own making, so that the search columns hold what it would write. */
const { message, reply } = JSON.parse(process.env.SAID);

const server = createServer((request, response) => {
  const chunks = [];
  request
    .on('data', (chunk) => chunks.push(chunk))
    .once('end', async () => {
      const answer = JSON.stringify(await send(JSON.parse(Buffer.concat(chunks))));
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(answer),
      });
      response.end(answer);
    });
});

async function send({ conversationId, clientMessageId }) {
  const turn = { conversationId, messageId: uuid(), replyId: uuid() };
  const { index, accountId } = await transact((client) => open(client, turn, clientMessageId));
  await transact((client) => close(client, { ...turn, accountId }));
  return {
    message: { id: turn.messageId, index, content: message.content },
    reply: { id: turn.replyId, index: index + 1, content: reply.content },
  };
}

async function open(client, { conversationId, messageId, replyId }, clientMessageId) {
  const { rows } = await client.query(grow([conversationId, message.tokens_used, replyId]));
  const [{ last_index: last, account_id: accountId, leaf }] = rows;
  const fingerprint = message.request_fingerprint;
  const { content, tokens_used: tokens, search_text: text, search_grams: grams } = message;
  const words = [content, clientMessageId, fingerprint, tokens, text, grams, leaf];
  await client.query(say([messageId, replyId, accountId, conversationId, last - 1, ...words]));
  await client.query(journal([accountId, [uuid(), uuid()], [messageId, replyId]]));
  await noteFacts(client, accountId, { conversationId, messageId }, [
    'MessageSent',
    'ReplyStarted',
  ]);
  return { index: last - 1, accountId };
}

async function close(client, { conversationId, messageId, replyId, accountId }) {
  const { content, tokens_used: tokens, search_text: text, search_grams: grams } = reply;
  await client.query(finish([replyId, content, tokens, text, grams]));
  await client.query(spend([conversationId, tokens]));
  await client.query(cost([uuid(), accountId, conversationId, replyId, tokens]));
  await client.query(journal([accountId, [uuid()], [replyId]]));
  await noteFacts(client, accountId, { conversationId, messageId }, ['ReplyEnded']);
}

function noteFacts(client, accountId, ids, types) {
  const payload = JSON.stringify({ accountId, ...ids, at: new Date() });
  return client.query(note([accountId, types.map(() => uuid()), types, types.map(() => payload)]));
}

async function transact(work) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    client.release();
  }
}

server.listen(0, '127.0.0.1', () => listening(server.address(), '/'));
