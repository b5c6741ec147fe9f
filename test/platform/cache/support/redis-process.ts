import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { until } from './until.js';

/** A Redis of the test's own, which it may stop, starve and restart. */
export class RedisProcess {
  private constructor(
    readonly port: number,
    private readonly directory: string,
    private child: ChildProcess,
  ) {}

  static async start(extra: readonly string[] = []): Promise<RedisProcess> {
    const directory = await mkdtemp(join(tmpdir(), 'cache-redis-'));
    const port = await freePort();
    const redis = new RedisProcess(port, directory, run(port, directory, extra));
    await redis.answers();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async command(...words: string[]): Promise<unknown> {
    const client = createClient({
      url: this.url,
      disableOfflineQueue: true,
      socket: { reconnectStrategy: false },
    });
    client.on('error', () => {});
    await client.connect();
    try {
      return await client.sendCommand(words);
    } finally {
      client.destroy();
    }
  }

  /** Kills it and starts it on what it had saved last. */
  async restart(): Promise<void> {
    await this.kill();
    this.child = run(this.port, this.directory, []);
    await this.answers();
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  /** It keeps its connections and answers nothing, as on a machine that hangs. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.directory, { recursive: true, force: true });
  }

  private async answers(): Promise<void> {
    await until(() =>
      this.command('PING').then(
        () => true,
        () => false,
      ),
    );
  }
}

function run(port: number, directory: string, extra: readonly string[]): ChildProcess {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', ''];
  return spawn('redis-server', [...options, ...extra], { stdio: 'ignore' });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
