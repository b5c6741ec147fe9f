import { createServer } from 'node:http';
import { answering, listening, openPool } from './process.mjs';
import { readPage } from './page.mjs';

/** The least that an uncached read can cost: one prepared statement, and its rows as JSON. */
const pool = openPool();
const { CONVERSATION } = process.env;
const server = createServer(
  answering(async () => {
    const nodes = await readPage(pool, CONVERSATION);
    return JSON.stringify({ data: { chatHistory: { nodes } } });
  }),
);
server.listen(0, '127.0.0.1', () => listening(server.address()));
