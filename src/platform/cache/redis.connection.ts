import { createClient, createCluster } from 'redis';
import type { LineWatcher } from './backend.js';
import { reasonOf } from './reason.js';

/** The options that both kinds of client are given. */
const LINE = {
  // A request must never wait for a line that is down: it asks the database instead.
  disableOfflineQueue: true,
  // The cache keeps its own deadline; the client's would arm one more timer for each command.
  commandOptions: { timeout: undefined },
  maintNotifications: 'disabled',
  pingInterval: 2_000,
  socket: {
    connectTimeout: 1_000,
    socketTimeout: 5_000,
    reconnectStrategy: (retries: number) => Math.min(50 * 2 ** retries, 1_000) + Math.random() * 50,
  },
} as const;

/** Before a line that was misread is made anew: what talks nonsense now will do so for a while. */
const AFTER_NONSENSE_MS = 500;

/** Beside errors: what means that the next answer may come from another life of the store. */
const BREAKS = {
  reconnecting: 'the connection broke',
  end: 'the connection was closed',
  'node-reconnecting': 'the connection to a node broke',
  'node-disconnect': 'a node left the cluster',
  'node-connect': 'a node joined the cluster',
} as const;

const openSingle = (url: string) => createClient({ ...LINE, url });

const openCluster = (urls: readonly string[]) => {
  const { username, password, protocol } = new URL(urls[0] ?? '');
  return createCluster({
    rootNodes: urls.map((url) => ({ url })),
    // Nodes that the cluster itself names inherit nothing from the addresses above.
    defaults: {
      ...LINE,
      socket: protocol === 'rediss:' ? { ...LINE.socket, tls: true } : LINE.socket,
      ...(username && { username: decodeURIComponent(username) }),
      ...(password && { password: decodeURIComponent(password) }),
    },
  });
};

export type SingleClient = ReturnType<typeof openSingle>;
export type ClusterClient = ReturnType<typeof openCluster>;
export type RedisClient = SingleClient | ClusterClient;

export const isCluster = (client: RedisClient): client is ClusterClient => 'masters' in client;

/**
 * The line to Redis: connects by itself, forever, and tells its watchers when it breaks. Nothing
 * here waits for Redis. `client` is another object after `reopen`: ask for it at each use.
 */
export class RedisConnection {
  client: RedisClient;
  private readonly watchers: LineWatcher[] = [];
  private readonly urls: readonly string[];
  private isClosed = false;
  private pause: NodeJS.Timeout | undefined;

  /**
   * @param urls one address, or several of one cluster, separated by commas
   * @param adopt is given each further client
   */
  constructor(
    urls: string,
    private readonly adopt: (client: RedisClient) => void = () => undefined,
  ) {
    this.urls = urls.split(',').map((url) => url.trim());
    this.client = this.open();
  }

  /** Another line to the same place. */
  sibling(): RedisConnection {
    return new RedisConnection(this.urls.join(','));
  }

  watch(watcher: LineWatcher): void {
    this.watchers.push(watcher);
  }

  /** A fresh client, because a client that is destroyed in the middle of connecting may go on. */
  reopen(): void {
    if (this.isClosed) return;
    this.stopPause();
    const given = this.client;
    this.client = this.open();
    this.adopt(this.client);
    given.destroy();
  }

  close(): void {
    this.isClosed = true;
    this.stopPause();
    this.client.destroy();
  }

  /** Nothing is said on this line any more; a while later there is another one. */
  private abandon(client: RedisClient): void {
    client.destroy();
    this.pause ??= setTimeout(() => this.reopen(), AFTER_NONSENSE_MS).unref();
  }

  private stopPause(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
  }

  private open(): RedisClient {
    const client = this.urls.length > 1 ? openCluster(this.urls) : openSingle(this.urls[0] ?? '');
    const isGivenUp = () => this.isClosed || client !== this.client;
    const tell = (news: (watcher: LineWatcher) => void) => {
      if (!isGivenUp()) this.watchers.forEach(news);
    };
    // A client destroyed before its socket stood connects all the same.
    const destroyIfGivenUp = () => void (isGivenUp() && client.destroy());
    const failed = (error: Error) => {
      tell((watcher) => watcher.lost(reasonOf(error)));
      if (isMisread(error) && !isGivenUp()) this.abandon(client);
    };
    for (const event of ['error', 'node-error']) client.on(event, failed);
    for (const [event, reason] of Object.entries(BREAKS)) {
      client.on(event, () => tell((watcher) => watcher.lost(reason)));
    }
    client.on('connect', destroyIfGivenUp);
    client.on(this.urls.length > 1 ? 'connect' : 'ready', () => tell((watcher) => watcher.back()));
    // A failure has been told by 'error'; who watches reopens.
    client.connect().then(destroyIfGivenUp, () => {});
    return client;
  }
}

/**
 * An error that no network and no reply explains: the stream was misread, and from here on an answer
 * may belong to an earlier question.
 */
function isMisread(error: Error): boolean {
  return (
    !('code' in error) && [Error, TypeError, RangeError].some((kind) => error.constructor === kind)
  );
}
