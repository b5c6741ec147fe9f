import type { CachePolicy } from '../cached-query.decorator.js';

/** What one root field says of the answer that it is part of. */
interface Note {
  readonly policy: CachePolicy<never>;
  readonly isKeepable: boolean;
  readonly validUntil: Date | null;
}

/** What all root fields of an answer have in common: how long it may be kept, and on what it rests. */
export interface Verdict {
  readonly names: readonly string[];
  readonly scopes: readonly string[];
  readonly ttlMs: number;
  readonly validUntil: Date | null;
  readonly isKeepable: boolean;
}

/** Gathers, while an operation is executed, whether its whole answer may be kept. */
export class AnswerNotes {
  private notes: Note[] = [];
  private isVetoed = false;
  private rootFields: number | null = null;

  /** @param now when the request began: what holds until later is judged from there */
  constructor(private readonly now: Date) {}

  /** A root field with a cache policy was answered. */
  note<T>(policy: CachePolicy<T>, view: T): void {
    this.notes.push({
      policy,
      isKeepable: policy.keepIf?.(view) !== false,
      validUntil: policy.validUntil?.(view, this.now) ?? null,
    });
  }

  /** Something inside the answer will change without a write. */
  veto(): void {
    this.isVetoed = true;
  }

  /** The operation is executed from its beginning. */
  restart(): void {
    this.notes = [];
  }

  /** The whole answer is there, without an error, and has so many root fields. */
  complete(rootFields: number): void {
    this.rootFields = rootFields;
  }

  /** Null for an answer that is not whole, or has a root field without a cache policy. */
  get verdict(): Verdict | null {
    if (this.notes.length === 0 || this.notes.length !== this.rootFields) return null;
    const policies = this.notes.map(({ policy }) => policy);
    const ends = this.notes.flatMap(({ validUntil }) => validUntil?.getTime() ?? []);
    return {
      names: policies.map(({ name }) => name),
      scopes: [...new Set(policies.flatMap(({ scopes }) => scopes))].toSorted(),
      ttlMs: Math.min(...policies.map(({ ttlMs }) => ttlMs)),
      validUntil: ends.length > 0 ? new Date(Math.min(...ends)) : null,
      isKeepable: !this.isVetoed && this.notes.every(({ isKeepable }) => isKeepable),
    };
  }
}
