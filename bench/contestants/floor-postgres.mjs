import { createServer } from 'node:http';
import { answering, listening, openPool } from './process.mjs';
import { readOwnPage, readPage } from './page.mjs';

/**
 * The least that an uncached read can cost: one prepared statement, and its rows as JSON. With an
 * ACCOUNT it reads under the row policies of that account, to see what these cost.
 */
const { ACCOUNT, CONVERSATION } = process.env;
const pool = openPool(ACCOUNT && { options: '-c role=smriti_app', pipeline: true });
const server = createServer(
  answering(async () => {
    const nodes = ACCOUNT
      ? await readOwnPage(pool, ACCOUNT, CONVERSATION)
      : await readPage(pool, CONVERSATION);
    return JSON.stringify({ data: { chatHistory: { nodes } } });
  }),
);
server.listen(0, '127.0.0.1', () => listening(server.address()));
