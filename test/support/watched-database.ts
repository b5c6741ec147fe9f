import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createDatabase, type TestDatabase } from './database.js';

/** A database whose every statement from an app is seen on its way. */
export interface WatchedDatabase extends TestDatabase {
  /** Statements sent since the last call on somebody's behalf. */
  statements(): string[];
}

/** The relay's look into the outbox, what frames a transaction, and a pool that makes sure of itself. */
const NOISE =
  /outbox_event|^(begin|commit|rollback|set|select set_config|select 1 from pg_database)/i;

/** A new empty database behind a listener that passes everything on and notes what is asked. */
export async function watchedDatabase(): Promise<WatchedDatabase> {
  const database = await createDatabase();
  const target = new URL(database.url);
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    client.on(
      'data',
      reader((statement) => seen.push(statement)),
    );
    client.pipe(upstream).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(database.url);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    ...database,
    url: url.href,
    statements: () => seen.splice(0).filter((sql) => !NOISE.test(sql)),
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await database.close();
    },
  };
}

/** Reads the client's side of PostgreSQL's protocol: simple queries and parsed statements. */
function reader(note: (statement: string) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let hasBegun = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      // The first message, and it alone, has no letter in front of its length.
      const header = hasBegun ? 1 : 0;
      if (rest.length < header + 4) return;
      const end = header + rest.readInt32BE(header);
      if (rest.length < end) return;
      const type = hasBegun ? String.fromCharCode(rest[0]!) : '';
      const words = rest
        .subarray(header + 4, end)
        .toString('utf8')
        .split('\0');
      if (type === 'Q') note(words[0]!);
      if (type === 'P') note(words[1]!);
      hasBegun = true;
      rest = rest.subarray(end);
    }
  };
}
