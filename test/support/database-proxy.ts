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
  /** The same of the n-th statement that is counted. */
  cutAfter(n: number): Promise<void>;
  /** Ends every connection and takes no new one until `restore`. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

/** What is to be done with a statement that arrives. */
type Decision = (sql: string, nth: number) => 'pass' | 'hold' | 'cut after';

/** What all connections of one proxy share. */
class Wire {
  readonly sockets = new Set<Socket>();
  readonly seen: string[] = [];
  isCut = false;
  private decide: Decision = () => 'pass';

  constructor(
    private readonly target: URL,
    private readonly counted: RegExp,
  ) {}

  arm(decide: Decision): void {
    this.seen.length = 0;
    this.decide = decide;
  }

  join(client: Socket): void {
    if (this.isCut) return void client.destroy();
    const database = connect(Number(this.target.port), this.target.hostname);
    this.endTogether(client, database);
    this.endTogether(database, client);
    const statements = new Statements();
    let isHeld = false;
    let isDeaf = false;
    database.on('data', (bytes) => isDeaf || client.write(bytes));
    client.on('data', (bytes: Buffer) => {
      for (const { raw, sql } of statements.read(bytes)) {
        const decision = this.decisionOn(sql);
        isHeld ||= decision === 'hold';
        isDeaf ||= decision === 'cut after';
        if (!isHeld) database.write(raw);
      }
      if (isDeaf) database.once('data', () => client.destroy());
    });
  }

  private decisionOn(sql: string | null): ReturnType<Decision> {
    if (sql === null || !this.counted.test(sql)) return 'pass';
    return this.decide(sql, this.seen.push(sql));
  }

  private endTogether(one: Socket, other: Socket): void {
    this.sockets.add(one);
    one.on('error', () => undefined);
    one.on('close', () => {
      this.sockets.delete(one);
      other.destroy();
    });
  }
}

/** @param counted which statements matter; all of them unless told */
export async function databaseProxy(databaseUrl: string, counted = /./): Promise<DatabaseProxy> {
  const url = new URL(databaseUrl);
  const wire = new Wire(new URL(databaseUrl), counted);
  const cutAll = () => wire.sockets.forEach((socket) => socket.destroy());
  const server = createServer((client) => wire.join(client));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    seen: wire.seen,
    watch: () => wire.arm(() => 'pass'),
    holdAt: (n) =>
      new Promise((resolve) =>
        wire.arm((sql, nth) => {
          if (nth !== n) return 'pass';
          resolve(sql);
          return 'hold';
        }),
      ),
    cutAfterCommit: (n) =>
      new Promise((resolve) => {
        let commits = 0;
        wire.arm((sql) => {
          if (!/^commit/i.test(sql) || (commits += 1) !== n) return 'pass';
          resolve();
          return 'cut after';
        });
      }),
    cutAfter: (n) =>
      new Promise((resolve) =>
        wire.arm((_sql, nth) => {
          if (nth !== n) return 'pass';
          resolve();
          return 'cut after';
        }),
      ),
    cut: () => {
      wire.isCut = true;
      cutAll();
    },
    restore: () => void (wire.isCut = false),
    close: async () => {
      server.close();
      cutAll();
      await once(server, 'close');
    },
  };
}
