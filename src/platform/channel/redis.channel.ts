import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { RedisConnection } from '../cache/index.js';
import { Channel, type Ear } from './channel.js';
import { Ears } from './ears.js';

/** A subscription that takes longer counts as none until it stands. */
const PATIENCE_MS = 300;

/**
 * Redis' publish/subscribe, each topic in one slot of a cluster. Speaking takes the line that the
 * cache uses; listening needs a line of its own, which is made when somebody first listens.
 */
export class RedisChannel extends Channel {
  private readonly ears = new Ears();
  /** In front of everything that this process says, to know it again. */
  private readonly self = randomUUID();
  private readonly unconfirmed = new Set<string>();
  /** Topics that are being left: a subscription in between would be lost with the old one. */
  private readonly leaving = new Map<string, Promise<unknown>>();
  private line: RedisConnection | undefined;
  private isUp = false;

  constructor(private readonly speaking: RedisConnection) {
    super();
  }

  get isWhole(): boolean {
    return this.isUp && this.unconfirmed.size === 0;
  }

  say(topic: string, text: string, reach: 'everywhere' | 'here' = 'everywhere'): void {
    this.ears.tell(topic, text, false);
    if (reach === 'here') return;
    this.speaking.client.sPublish(topic, this.self + text).catch(() => undefined);
  }

  async listen(topic: string, ear: Ear): Promise<() => void> {
    const isFirst = !this.ears.has(topic);
    this.ears.add(topic, ear);
    this.line ??= this.open();
    if (isFirst && this.isUp) {
      const standing = this.subscribe(topic);
      await Promise.race([standing, pause(PATIENCE_MS, undefined, { ref: false })]);
    }
    return () => this.leave(topic, ear);
  }

  close(): void {
    this.isUp = false;
    this.line?.close();
  }

  private open(): RedisConnection {
    const line = this.speaking.sibling();
    line.watch({
      lost: () => {
        if (!this.isUp) return;
        this.isUp = false;
        this.ears.miss();
      },
      back: () => void this.restore(line),
    });
    return line;
  }

  /** A line that is new knows of no topic, and whatever was said in between was not heard. */
  private async restore({ client }: RedisConnection): Promise<void> {
    const standing = await Promise.all(this.ears.topics.map((topic) => this.subscribe(topic)));
    if (standing.includes(false) || client !== this.line?.client) return;
    this.isUp = true;
    this.ears.miss();
  }

  private async subscribe(topic: string): Promise<boolean> {
    this.unconfirmed.add(topic);
    await this.leaving.get(topic);
    if (!this.ears.has(topic)) return true;
    try {
      await this.line!.client.sSubscribe(topic, this.hear);
    } catch {
      // The line is down: all topics are subscribed to when it is back.
      return false;
    }
    if (this.unconfirmed.delete(topic)) this.ears.miss(topic);
    return true;
  }

  private readonly hear = (said: string, topic: string): void => {
    if (said.startsWith(this.self)) return;
    this.ears.tell(topic, said.slice(this.self.length), true);
  };

  private leave(topic: string, ear: Ear): void {
    this.ears.remove(topic, ear);
    if (this.ears.has(topic)) return;
    this.unconfirmed.delete(topic);
    const left = this.line!.client.sUnsubscribe(topic).catch(() => undefined);
    this.leaving.set(topic, left);
    void left.then(() => this.leaving.get(topic) === left && this.leaving.delete(topic));
  }
}
