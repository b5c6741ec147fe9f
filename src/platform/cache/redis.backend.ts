import { type CacheManagerStore, KeyvAdapter } from 'cache-manager';
import { redisInsStore } from 'cache-manager-redis-yet';
import type { Keyv } from 'keyv';
import { ErrorReply } from 'redis';
import { Backend, type LineWatcher } from './backend.js';
import {
  isCluster,
  type RedisClient,
  RedisConnection,
  type SingleClient,
} from './redis.connection.js';
import { textKeyv } from './text-keyv.js';

/** Texts in one Redis or in a cluster of them. */
export class RedisBackend extends Backend {
  readonly keyv: Keyv;
  readonly connection: RedisConnection;

  constructor(urls: string) {
    super();
    this.connection = new RedisConnection(urls, (client) => {
      this.keyv.store = storeOf(client);
    });
    this.keyv = textKeyv(storeOf(this.connection.client));
  }

  /** The run id, in a cluster those of all its masters: a changed topology is another life too. */
  async identity(): Promise<string | null> {
    const lives = await Promise.all((await this.nodes()).map(runIdOf));
    return lives.includes(null) ? null : lives.toSorted().join('+');
  }

  /**
   * The one command that cache-manager does not have. It makes two processes that miss a label at
   * once agree on one, so that both can use what either loads. The text is wrapped as Keyv wraps it.
   */
  async setIfAbsent(key: string, text: string, ttlMs: number): Promise<string> {
    const slot = JSON.stringify({ value: text, expires: Date.now() + ttlMs });
    const expiration = { type: 'PX', value: ttlMs } as const;
    const standing = await this.connection.client.set(key, slot, {
      expiration,
      condition: 'NX',
      GET: true,
    });
    return standing === null ? text : (JSON.parse(standing) as { value: string }).value;
  }

  /** Walks over all keys, a thousand at a time: for erasing an account, never for evicting. */
  async erase(accountId: string): Promise<void> {
    for (const node of await this.nodes()) {
      const found = node.scanIterator({ MATCH: `*{${accountId}}*`, COUNT: 1_000 });
      for await (const keys of found) if (keys.length > 0) await node.unlink(keys);
    }
  }

  watch(watcher: LineWatcher): void {
    this.connection.watch(watcher);
  }

  reconnect(): void {
    this.connection.reopen();
  }

  close(): void {
    this.connection.close();
  }

  /** The one Redis, or every master of the cluster. */
  private async nodes(): Promise<SingleClient[]> {
    const { client } = this.connection;
    if (!isCluster(client)) return [client];
    if (client.masters.length === 0) throw new Error('The cluster is not known yet.');
    const nodes = await Promise.all(client.masters.map((master) => client.nodeClient(master)));
    return nodes as SingleClient[];
  }
}

function storeOf(client: RedisClient): KeyvAdapter {
  // Its types are those of cache-manager 5; what it does is what the adapter asks for.
  const store = redisInsStore(client as Parameters<typeof redisInsStore>[0]) as unknown;
  return new KeyvAdapter(store as CacheManagerStore);
}

async function runIdOf(node: SingleClient): Promise<string | null> {
  try {
    return /^run_id:(\w+)/m.exec(await node.info('server'))?.[1] ?? null;
  } catch (error) {
    if (error instanceof ErrorReply) return null;
    throw error;
  }
}
