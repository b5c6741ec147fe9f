import type { ApolloClient } from '@apollo/client';
import type { Subscription } from 'rxjs';
import { quiet } from '../../parts/quiet';
import {
  type LineFragment,
  MessageEventsDocument,
  type MessageEventsSubscription,
  NowDocument,
} from './operations.generated';

interface Hearer {
  /** From here on everything is heard; what came before must have been asked for. */
  begins(): void;
  message(message: LineFragment): void;
}

/** How long to wait before a socket that failed is tried anew. */
const PAUSE_MS = 2_000;

/** Every new or changed message of the person, without a gap: after a pause it goes on where it was. */
export class News {
  private place: string | null = null;
  private listening: Subscription | undefined;
  private listeners = 0;
  private readonly others = new Set<() => void>();

  constructor(
    private readonly client: ApolloClient,
    private readonly hearer: Hearer,
  ) {}

  /** Listens for as long as somebody wants it; answers how to stop. */
  follow(): () => void {
    this.listeners += 1;
    if (this.listeners === 1) void this.listen();
    return () => {
      this.listeners -= 1;
      if (this.listeners === 0) this.listening?.unsubscribe();
    };
  }

  /** Told that something was written somewhere, for lists that are asked for anew then. */
  onAny(hear: () => void): () => void {
    this.others.add(hear);
    return () => this.others.delete(hear);
  }

  /** Something was written here, of which nobody else will tell. */
  tell(): void {
    for (const hear of this.others) hear();
  }

  private async listen(): Promise<void> {
    try {
      if (this.place === null) await this.begin();
    } catch {
      return this.listenLater();
    }
    if (this.listeners === 0) return;
    this.listening?.unsubscribe();
    this.listening = this.client
      .subscribe({ query: MessageEventsDocument, variables: { after: this.place } })
      .subscribe({
        next: ({ data, error }) => (error ? this.listenLater() : data && this.hear(data)),
        error: () => this.listenLater(),
      });
  }

  /** What was asked for before this moment is caught up with; what comes after it is heard. */
  private async begin(): Promise<void> {
    const { data } = await this.client.query({ query: NowDocument, fetchPolicy: 'no-cache' });
    this.place = data!.messageEvents.endCursor;
    // The place is what must be early; what follows from it can wait for what is seen.
    await quiet();
    this.hearer.begins();
  }

  private hear({ messageEvents: { cursor, message } }: MessageEventsSubscription): void {
    this.place = cursor;
    this.hearer.message(message);
    this.tell();
  }

  private listenLater(): void {
    setTimeout(() => this.listeners > 0 && void this.listen(), PAUSE_MS);
  }
}
