import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Statements } from './database-statements.js';

/**
 * A wire between an app and PostgreSQL that can be held or cut at a chosen statement. Statements of
 * requests are counted; those of workers (the relay looks in whenever it likes) pass uncounted, and
 * so does `begin`, since nothing has happened yet when it is held.
 */
export interface DatabaseProxy {
  /** The database's URL, by way of the proxy. */
  url: string;
  /** The statements counted since the last `watch`, `holdAt` or `cutAfterCommit`. */
  seen: string[];
  watch(): void;
  /** Holds the n-th statement from now on, and all that comes on its connection; resolves then. */
  holdAt(n: number): Promise<string>;
  /** The n-th commit from now on reaches the database; its answer reaches nobody. Resolves then. */
  cutAfterCommit(n: number): Promise<void>;
  /** Ends every connection and takes no new one until `restore`. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

/** What is to be done with a statement that arrives. */
type Decision = (sql: string, nth: number) => 'pass' | 'hold' | 'cut after';

/** @param counted which statements matter; all of them unless told */
export async function databaseProxy(databaseUrl: string, counted = /./): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const seen: string[] = [];
  let isCut = false;
  let decide: Decision = () => 'pass';

  const server = createServer((client) => {
    if (isCut) return void client.destroy();
    const database = connect(Number(target.port), target.hostname);
    for (const [one, other] of [[client, database], [database, client]] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    let isDeaf = false;
    database.on('data', (bytes) => isDeaf || client.write(bytes));
    const statements = new Statements();
    let isHeld = false;
    client.on('data', (bytes: Buffer) => {
      for (const { raw, sql } of statements.read(bytes)) {
        const matters = sql !== null && counted.test(sql);
        const decision = matters ? decide(sql, seen.push(sql)) : 'pass';
        isHeld ||= decision === 'hold';
        isDeaf ||= decision === 'cut after';
        if (!isHeld) database.write(raw);
      }
      if (isDeaf) database.once('data', () => client.destroy());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const arm = (next: Decision) => {
    seen.length = 0;
    decide = next;
  };
  return {
    url: url.href,
    seen,
    watch: () => arm(() => 'pass'),
    holdAt: (n) =>
      new Promise((resolve) =>
        arm((sql, nth) => {
          if (nth !== n) return 'pass';
          resolve(sql);
          return 'hold';
        }),
      ),
    cutAfterCommit: (n) =>
      new Promise((resolve) => {
        let commits = 0;
        arm((sql) => {
          if (!/^commit/i.test(sql) || (commits += 1) !== n) return 'pass';
          resolve();
          return 'cut after';
        });
      }),
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    restore: () => void (isCut = false),
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
