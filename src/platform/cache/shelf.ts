import { Buffer } from 'node:buffer';
import { addressOf, type Address, type Question } from './address.js';
import type { Backend } from './backend.js';
import { Breaker } from './breaker.js';
import { decode, decodeText, encode, encodeText } from './codec.js';
import { Deadline, DeadlineMissed } from './deadline.js';
import { labelKey, Labels } from './labels.js';
import { reasonOf } from './reason.js';
import { Texts } from './texts.js';

const STAGE_MS = 50;
/**
 * A renewal is waited for longer: one that is given up leaves other processes with the time before,
 * until the relay has told them.
 */
const RENEWAL_MS = 100;
const LARGEST_ENTRY_BYTES = 1024 * 1024;

/** What one read found: an answer, or the place and the labels under which to keep one. */
export interface Visit extends Address {
  readonly labels: readonly string[];
  readonly epoch: number;
  readonly hit: { view: unknown } | undefined;
}

/** The labels of one moment, and the epoch of the breaker in which they were read. */
interface Standing {
  readonly labels: readonly string[];
  readonly epoch: number;
}

/** Entries and labels behind the breaker: no call takes longer than a deadline, and none throws. */
export class Shelf {
  readonly breaker: Breaker;
  private readonly deadline = new Deadline(STAGE_MS);
  private readonly patience = new Deadline(RENEWAL_MS);
  private readonly labels: Labels;

  constructor(
    private readonly texts: Texts,
    private readonly backend: Backend,
  ) {
    this.labels = new Labels(texts, backend);
    this.breaker = new Breaker(backend, texts, this.deadline);
  }

  /** The run of the store that is believed in: a change of it begins with a new epoch. */
  get life(): string {
    return this.breaker.life;
  }

  address(question: Question): Address {
    return addressOf(question, this.life);
  }

  /** Undefined when the store cannot be believed: ask the database, keep nothing. */
  async visit(question: Question, now: Date): Promise<Visit | undefined> {
    const address = this.address(question);
    const found = await this.look(question.accountId, question.scopes, address.key);
    if (!found) return undefined;
    const { text, labels, epoch } = found;
    const hit =
      text === undefined ? undefined : decode(text, { digest: address.digest, labels }, now);
    return { ...address, labels, epoch, hit };
  }

  /** The same for an answer that is text. */
  async visitText(address: Address, accountId: string, scopes: readonly string[], now: Date) {
    const found = await this.look(accountId, scopes, address.key);
    if (!found) return undefined;
    const { labels, epoch } = found;
    const claim = { digest: address.digest, labels };
    const text = found.text === undefined ? undefined : decodeText(found.text, claim, now);
    return { labels, epoch, text };
  }

  /** The labels that stand at this moment, for who has the answer already. */
  standing(accountId: string, scopes: readonly string[]): Promise<Standing | undefined> {
    return this.look(accountId, scopes);
  }

  /** Keeps an answer that was loaded after the visit. An answer that cannot be kept is no failure. */
  async keep(visit: Visit, view: unknown, validUntil: Date | null, ttlMs: number): Promise<void> {
    const { digest, labels } = visit;
    await this.put(visit, encode({ digest, labels, validUntil, view }), ttlMs);
  }

  /** Whether it was kept. */
  keepText(
    place: Address & { labels: readonly string[]; epoch: number },
    content: string,
    validUntil: Date | null,
    ttlMs: number,
  ): Promise<boolean> {
    const { digest, labels } = place;
    return this.put(place, encodeText({ digest, labels, validUntil, content }), ttlMs);
  }

  /**
   * Whether the store has acknowledged the new labels; if not, this process serves no more hits. Also
   * tried while it serves none because some other question had no answer: others may serve theirs.
   */
  async renew(accountId: string, scopes: readonly string[]): Promise<boolean> {
    if (this.breaker.isDeaf) return false;
    try {
      await this.patience.within(this.labels.renew(accountId, scopes));
      return true;
    } catch (error) {
      this.breaker.open(reasonOf(error), 'deaf');
      return false;
    }
  }

  /** @throws Error when the store is out of reach: to be tried again */
  async erase(accountId: string): Promise<void> {
    if (this.breaker.state === 'open') throw new Error('The store is out of reach.');
    await this.backend.erase(accountId);
  }

  /** One round trip for an entry (if its key is given) and the labels, which are minted where missing. */
  private async look(accountId: string, scopes: readonly string[], key?: string) {
    const { epoch, state } = this.breaker;
    if (state !== 'closed') return undefined;
    const labelKeys = [...new Set(scopes)].toSorted().map((scope) => labelKey(accountId, scope));
    const look = this.labels.look();
    try {
      const keys = key === undefined ? labelKeys : [...labelKeys, key];
      const texts = await this.deadline.within(this.texts.read(keys));
      const found = texts.slice(0, labelKeys.length);
      const labels = found.every((label) => label !== undefined)
        ? found
        : await this.deadline.within(this.labels.completed(labelKeys, found, look));
      if (this.breaker.epoch !== epoch) return undefined;
      return { text: texts[labelKeys.length], labels, epoch };
    } catch (error) {
      this.breaker.open(reasonOf(error));
      return undefined;
    }
  }

  private async put(
    { key, epoch }: { key: string; epoch: number },
    text: string,
    ttlMs: number,
  ): Promise<boolean> {
    if (Buffer.byteLength(text) > LARGEST_ENTRY_BYTES || this.breaker.epoch !== epoch) return false;
    try {
      await this.deadline.within(this.texts.write(key, text, ttlMs));
      return true;
    } catch (error) {
      // A refusal (the store is full) loses one entry; silence means that the store is away.
      if (error instanceof DeadlineMissed) this.breaker.open(error.message);
      return false;
    }
  }

  close(): void {
    this.breaker.stop();
    this.backend.close();
  }
}
