import { until } from './until.js';
import { createClient } from 'redis';
import {
  type RedisServer,
  startRedis,
  temporaryDirectory,
} from '../../../support/services/index.js';

/** A Redis of the test's own, which it may fill, silence, kill and bring back on its snapshot. */
export class OwnRedis {
  private readonly directory = temporaryDirectory('redis');
  private server!: RedisServer;

  static async start(...args: string[]): Promise<OwnRedis> {
    const redis = new OwnRedis();
    await redis.launch(args);
    return redis;
  }

  get url(): string {
    return this.server.url;
  }

  async command(...words: string[]): Promise<unknown> {
    const client = createClient({ url: this.url });
    client.on('error', () => {});
    await client.connect();
    try {
      return await client.sendCommand(words);
    } finally {
      client.destroy();
    }
  }

  /** The commands that others send while `act` runs, without what keeps connections alive. */
  async heard(act: () => Promise<unknown>): Promise<string[]> {
    const lines: string[] = [];
    const client = createClient({ url: this.url });
    client.on('error', () => {});
    await client.connect();
    await client.monitor((line) =>
      lines.push(
        String(line)
          .replace(/^[^"]*/, '')
          .replaceAll('"', ''),
      ),
    );
    await act();
    // MONITOR is told in order: what came before this has been heard when this is.
    const end = `end-${lines.length}`;
    await this.command('ECHO', end);
    await until(() => lines.some((line) => line.endsWith(end)));
    client.destroy();
    return lines.filter((line) => !/^(ping|hello|client|echo|info)\b/i.test(line));
  }

  kill(): Promise<void> {
    return this.server.kill();
  }

  async launch(args: string[] = []): Promise<void> {
    const port = this.server?.port;
    this.server = await startRedis({
      args: ['--dir', this.directory, ...args],
      ...(port && { port }),
    });
  }

  pause(): void {
    this.server.pause();
  }

  resume(): void {
    this.server.resume();
  }
}
