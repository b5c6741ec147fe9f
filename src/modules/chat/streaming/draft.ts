import type { Delta } from './topics.js';

/** A character beyond U+FFFF of which the second half is still to come. */
const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;

/** What one attempt at a reply has written so far, in the process that writes it. */
export class Draft {
  text = '';
  private half = '';
  private kept = 0;
  private readonly leaving = new AbortController();

  constructor(
    readonly attempt: number,
    private readonly say: (delta: Delta) => void,
  ) {}

  /** Aborted once somebody wants no more of it. */
  get stopped(): AbortSignal {
    return this.leaving.signal;
  }

  stop(): void {
    this.leaving.abort();
  }

  /** A provider may cut a character in two; its halves are passed on together. */
  add(words: string): void {
    const whole = this.half + words;
    this.half = HALF_A_CHARACTER.exec(whole)?.[0] ?? '';
    const text = whole.slice(0, whole.length - this.half.length);
    if (text === '') return;
    const offset = this.text.length;
    this.text += text;
    this.say([this.attempt, offset, text]);
  }

  /** All of it once more, for who has missed something. */
  repeat(): void {
    this.say([this.attempt, 0, this.text]);
  }

  /** The text, if more of it was written than is kept. */
  get unkept(): string | null {
    return this.text.length > this.kept ? this.text : null;
  }

  keep(text: string): void {
    this.kept = text.length;
  }
}
