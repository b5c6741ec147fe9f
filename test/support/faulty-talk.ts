import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Gate } from './gate.js';

export type Direction = 'asked' | 'answered';

/** Begun on each connection, so that it can remember what was said there before. */
export type Matcher = () => (text: string) => boolean;

/** How a client of some service talks. */
export interface Language {
  /** Takes what a client says apart into its messages. */
  read(bytes: Buffer): Iterable<{ raw: Buffer; text: string }>;
  /** Whether the service has answered everything with this. */
  endsAnswer(bytes: Buffer): boolean;
}

/** A barrier for one message of any connection. */
export interface Hold {
  readonly matches: Matcher;
  readonly which: Direction;
  /** So many matching messages, and it is the one. */
  left: number;
  readonly gate: Gate;
}

/** What happens to all connections of one line. */
export class Weather {
  readonly holds = new Set<Hold>();
  readonly bytes = { asked: 0, answered: 0 };
  delayMs = { asked: 0, answered: 0 };
  isSwallowing = { asked: false, answered: false };
  isCut = false;

  clear(): void {
    this.delayMs = { asked: 0, answered: 0 };
    this.isSwallowing = { asked: false, answered: false };
    this.isCut = false;
  }
}

/** One direction of one connection: each message waits for the one before it. */
class Way {
  private last = Promise.resolve();

  constructor(
    private readonly to: Socket,
    private readonly weather: Weather,
    private readonly direction: Direction,
  ) {}

  send(bytes: Buffer, gate?: Gate): void {
    if (this.weather.isSwallowing[this.direction]) return;
    const dueAt = Date.now() + this.weather.delayMs[this.direction];
    this.last = this.inTurn(this.last, bytes, dueAt, gate);
  }

  private async inTurn(
    before: Promise<void>,
    bytes: Buffer,
    dueAt: number,
    gate?: Gate,
  ): Promise<void> {
    await before;
    await gate?.pass();
    const ms = dueAt - Date.now();
    if (ms > 0) await pause(ms);
    if (!this.to.writable) return;
    this.weather.bytes[this.direction] += bytes.length;
    this.to.write(bytes);
  }
}

/** One connection on a line whose weather may be bad. */
export class FaultyTalk {
  private readonly matching = new WeakMap<Hold, (text: string) => boolean>();
  private readonly heldAnswers: Gate[] = [];

  constructor(
    private readonly client: Socket,
    private readonly service: Socket,
    private readonly language: Language,
    private readonly weather: Weather,
  ) {}

  begin(): void {
    const asked = new Way(this.service, this.weather, 'asked');
    const answered = new Way(this.client, this.weather, 'answered');
    this.client.on('data', (bytes: Buffer) => {
      for (const { raw, text } of this.language.read(bytes)) asked.send(raw, this.held(text));
    });
    this.service.on('data', (bytes: Buffer) => {
      const isEnd = this.heldAnswers.length > 0 && this.language.endsAnswer(bytes);
      answered.send(bytes, isEnd ? this.heldAnswers.shift() : undefined);
    });
  }

  /** The gate that this message must pass, if it is one that somebody waits for. */
  private held(text: string): Gate | undefined {
    let gate: Gate | undefined;
    for (const hold of this.weather.holds) {
      const matches = this.matching.get(hold) ?? hold.matches();
      this.matching.set(hold, matches);
      if (!matches(text) || (hold.left -= 1) > 0) continue;
      this.weather.holds.delete(hold);
      if (hold.which === 'answered') this.heldAnswers.push(hold.gate);
      else gate = hold.gate;
    }
    return gate;
  }
}
