import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { connection } from '../../api/connection';
import { Store } from '../../api/store';
import type { Identity } from '../../identity/find-identity';
import { useIdentity } from '../../identity/identity-context';
import type { Crisis } from './crisis';
import { News } from './news';
import type { LineFragment } from './operations.generated';
import { Deeds } from './timeline/deeds';
import { pageAhead } from './timeline/path';
import { Timeline } from './timeline/timeline';
import { Outbox, type Sent } from './writing/outbox';

/** What the chat knows of one person for as long as the page is open. */
export class Chat {
  readonly outbox: Outbox;
  readonly deeds: Deeds;
  /** Where somebody may turn, by the message that made one think of it. */
  readonly crises = new Store<ReadonlyMap<string, Crisis>>(new Map());
  /** Hears of every new or changed message. */
  readonly news: News;
  private readonly timelines = new Map<string, Timeline>();

  constructor(
    private readonly client: ApolloClient,
    private readonly owner: Identity,
  ) {
    this.deeds = new Deeds(client, this);
    this.outbox = new Outbox(client, owner.subject, (sent) => this.sent(sent));
    // Everything may be different, as after a claim.
    client.onResetStore(async () => this.lookAnew());
    connection.subscribe(() => connection.current() === 'there' && this.lookAgain());
    this.news = new News(client, {
      begins: () => this.catchUp(),
      message: (message) => void this.hear(message),
    });
  }

  /** The conversation as it is shown; loaded when it is first asked for, live from then on. */
  timeline(conversationId: string): Timeline {
    const known = this.timelines.get(conversationId);
    if (known) return known;
    const ahead = pageAhead(conversationId, this.owner.key);
    const timeline = new Timeline(this.client, conversationId, ahead);
    this.timelines.set(conversationId, timeline);
    return timeline;
  }

  forget(conversationId: string): void {
    this.timelines.delete(conversationId);
  }

  noteCrisis(messageId: string, crisis: Crisis | null | undefined): void {
    if (crisis) this.crises.become(new Map(this.crises.current()).set(messageId, crisis));
  }

  private async sent({ message, reply, crisis }: Sent): Promise<void> {
    this.noteCrisis(message.id, crisis);
    await this.hear(message);
    if (reply) await this.hear(reply);
    this.news.tell();
  }

  private async hear(message: LineFragment): Promise<void> {
    const { conversationId, role, content } = message;
    const timeline = this.timelines.get(conversationId);
    // Before it is shown, so that nobody sees it twice.
    if (role === 'USER' && !timeline?.has(message.id))
      this.outbox.recognise(conversationId, content);
    await timeline?.hear(message);
  }

  private lookAnew(): void {
    for (const timeline of this.timelines.values()) void timeline.loadNewest();
  }

  /** What could not be loaded while the server was away. */
  private lookAgain(): void {
    for (const timeline of this.timelines.values()) {
      if (timeline.current().status === 'failed') void timeline.loadNewest();
    }
  }

  private catchUp(): void {
    for (const timeline of this.timelines.values()) void timeline.catchUp();
  }
}

const chats = new WeakMap<ApolloClient, Chat>();

/** The chat of whoever is here. */
export function useChat(): Chat {
  const client = useApolloClient();
  const { identity } = useIdentity();
  const chat = chats.get(client) ?? new Chat(client, identity);
  chats.set(client, chat);
  return chat;
}
