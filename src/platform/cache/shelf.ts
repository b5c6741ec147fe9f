import { Buffer } from 'node:buffer';
import { addressOf, type Address, type Question } from './address.js';
import type { Backend } from './backend.js';
import { Breaker } from './breaker.js';
import { decode, encode } from './codec.js';
import { Deadline, DeadlineMissed } from './deadline.js';
import { labelKey, Labels } from './labels.js';
import { reasonOf } from './reason.js';
import { Texts } from './texts.js';

const STAGE_MS = 50;
const LARGEST_ENTRY_BYTES = 1024 * 1024;

/** What one read found: an answer, or the place and the labels under which to keep one. */
export interface Visit extends Address {
  readonly labels: readonly string[];
  readonly epoch: number;
  readonly hit: { view: unknown } | undefined;
}

/** Entries and labels behind the breaker: no call takes longer than a deadline, and none throws. */
export class Shelf {
  readonly breaker: Breaker;
  private readonly deadline = new Deadline(STAGE_MS);
  private readonly labels: Labels;

  constructor(
    private readonly texts: Texts,
    private readonly backend: Backend,
  ) {
    this.labels = new Labels(texts, backend);
    this.breaker = new Breaker(backend, texts, this.deadline);
  }

  /** Undefined when the store cannot be believed: ask the database, keep nothing. */
  async visit(question: Question, now: Date): Promise<Visit | undefined> {
    const { epoch, life, state } = this.breaker;
    if (state !== 'closed') return undefined;
    const address = addressOf(question, life);
    const labelKeys = [...new Set(question.scopes)]
      .toSorted()
      .map((scope) => labelKey(question.accountId, scope));
    try {
      const [text, ...found] = await this.deadline.within(
        this.texts.read([address.key, ...labelKeys]),
      );
      const labels = found.every((label) => label !== undefined)
        ? found
        : await this.deadline.within(this.labels.completed(labelKeys, found));
      if (this.breaker.epoch !== epoch) return undefined;
      const hit =
        text === undefined ? undefined : decode(text, { digest: address.digest, labels }, now);
      return { ...address, labels, epoch, hit };
    } catch (error) {
      this.breaker.open(reasonOf(error));
      return undefined;
    }
  }

  /** Keeps an answer that was loaded after the visit. An answer that cannot be kept is no failure. */
  async keep(visit: Visit, view: unknown, validUntil: Date | null, ttlMs: number): Promise<void> {
    const text = encode({ digest: visit.digest, labels: visit.labels, validUntil, view });
    if (Buffer.byteLength(text) > LARGEST_ENTRY_BYTES || this.breaker.epoch !== visit.epoch) return;
    try {
      await this.deadline.within(this.texts.write(visit.key, text, ttlMs));
    } catch (error) {
      // A refusal (the store is full) loses one entry; silence means that the store is away.
      if (error instanceof DeadlineMissed) this.breaker.open(error.message);
    }
  }

  /** Whether the store has acknowledged the new labels; if not, this process serves no more hits. */
  async renew(accountId: string, scopes: readonly string[]): Promise<boolean> {
    if (this.breaker.state === 'open') return false;
    try {
      await this.deadline.within(this.labels.renew(accountId, scopes));
      return true;
    } catch (error) {
      this.breaker.open(reasonOf(error));
      return false;
    }
  }

  close(): void {
    this.breaker.stop();
    this.backend.close();
  }
}
