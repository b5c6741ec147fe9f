import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Statements } from './database-statements.js';
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
    const messages = new Statements();
    client.on('data', (bytes: Buffer) => {
      for (const { runs } of messages.read(bytes)) if (runs !== null) seen.push(runs);
    });
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
