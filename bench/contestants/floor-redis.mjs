import { createServer } from 'node:http';
import { createClient, RESP_TYPES } from 'redis';
import { answering, listening, REDIS_URL } from './process.mjs';

/** The least that a cached read can cost: one MGET of the answer and a label, sent as it came. */
const client = createClient({ url: REDIS_URL });
await client.connect();
// Bytes stay bytes: as text the page would be decoded and encoded once more.
const asBytes = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
const server = createServer(
  answering(async () => (await asBytes.mGet(['floor:page', 'floor:label']))[0]),
);
server.listen(0, '127.0.0.1', () => listening(server.address()));
