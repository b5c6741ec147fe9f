import type { ApolloClient } from '@apollo/client';
import type { Subscription } from 'rxjs';
import { MessageEventsDocument, type LineFragment } from './operations.generated';

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
    if (this.listeners === 1) this.listen();
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

  private listen(): void {
    this.listening?.unsubscribe();
    this.listening = this.client
      .subscribe({ query: MessageEventsDocument, variables: { after: this.place } })
      .subscribe({
        next: ({ data, error }) => {
          if (error) return this.listenLater();
          if (!data) return;
          this.place = data.messageEvents.cursor;
          this.hearer.message(data.messageEvents.message);
          this.tell();
        },
        error: () => this.listenLater(),
      });
    if (this.place === null) this.hearer.begins();
  }

  private listenLater(): void {
    setTimeout(() => this.listeners > 0 && this.listen(), PAUSE_MS);
  }
}
