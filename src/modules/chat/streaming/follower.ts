import { Bell } from '../../../platform/channel/bell.js';
import { Reading } from './reading.js';
import type { ReplyNews } from './topics.js';

/** One who follows a reply: what they know of it, and what wakes them. */
export class Follower {
  readonly reading = new Reading();
  readonly bell = new Bell();
  private rested: () => void = () => undefined;

  heard(news: string): void {
    this.reading.hear(JSON.parse(news) as ReplyNews);
    this.bell.ring();
  }

  missed(): void {
    this.reading.isDoubtful = true;
    this.bell.ring();
  }

  /** Resolves when they were told all that there is by now. */
  lastCall(): Promise<void> {
    this.missed();
    return new Promise((resolve) => (this.rested = resolve));
  }

  /** Nothing is left to be told for now. */
  rest(): void {
    if (!this.reading.isDoubtful) this.rested();
  }

  leave(): void {
    this.rested();
  }
}
