import type { MessageStatus } from '../message.entity.js';
import type { Glance } from './glances.js';
import type { ReplyNews } from './topics.js';

/** What there is to show since the last time. */
export interface Passage {
  delta: string;
  content: string;
  status: MessageStatus;
}

/**
 * What one reader knows of a reply. The text grows at its end alone, by words that say where they
 * stand: whatever is lost, doubled or late on its way shows as a gap or as known already. A gap is
 * filled by a look at the database, and by the writer, who is asked to say it all once more.
 */
export class Reading {
  /** A look at the database is needed: at the beginning, and whenever something was missed. */
  isDoubtful = true;
  private attempt = 0;
  private text = '';
  /** The end of the text, not shown yet. */
  private pending = '';
  private status: MessageStatus | null = null;
  private hasTurned = false;

  get hasBegun(): boolean {
    return this.status !== null;
  }

  get hasEnded(): boolean {
    return this.status !== null && this.status !== 'GENERATING';
  }

  hear(news: ReplyNews): void {
    if (news === null) this.isDoubtful = true;
    // Before the first look nothing can be made of words; after it they are asked for.
    else if (this.status !== null) this.append(...news);
  }

  see({ attempt, status, content }: Glance): void {
    const isSame = attempt === this.attempt;
    // A later attempt began anew: what was shown of this one stays, and is over.
    if (!isSame && !content.startsWith(this.shown)) return this.turn('INTERRUPTED');
    this.attempt = attempt;
    // What was kept trails behind what was heard, until it is final.
    const isBehind = isSame && status === 'GENERATING' && content.length <= this.text.length;
    if (!isBehind) this.rewrite(content);
    if (status !== this.status) this.turn(status);
  }

  /** The first passage comes at once, be it empty; the others when there is something to show. */
  next(): Passage | null {
    if (this.status === null || (this.pending === '' && !this.hasTurned)) return null;
    const passage = { delta: this.pending, content: this.text, status: this.status };
    this.pending = '';
    this.hasTurned = false;
    return passage;
  }

  private get shown(): string {
    return this.text.slice(0, this.text.length - this.pending.length);
  }

  private append(attempt: number, offset: number, words: string): void {
    if (attempt < this.attempt) return;
    if (attempt > this.attempt || offset > this.text.length) {
      this.isDoubtful = true;
      return;
    }
    const fresh = words.slice(this.text.length - offset);
    this.text += fresh;
    this.pending += fresh;
  }

  private rewrite(content: string): void {
    this.pending = content.slice(this.shown.length);
    this.text = content;
  }

  private turn(status: MessageStatus): void {
    this.status = status;
    this.hasTurned = true;
  }
}
