import type { ApolloClient } from '@apollo/client';
import { connection } from '../../../api/connection';
import { explain } from '../../../api/errors';
import { newId } from '../../../api/ids';
import { Store } from '../../../api/store';
import { lapsed, openVisit } from '../../../visit/visit';
import { CreateConversationDocument } from '../conversations/operations.generated';
import { SendDocument, type SendMutation } from '../operations.generated';
import { type Crisis, crisisIn } from '../crisis';
import { dropLetter, keepLetter, keptLetters } from './kept-letters';

/** Words on their way to the server; kept in the browser until it says that it has them. */
export interface Letter {
  /** The same for every try, so that none of them sends twice. */
  clientMessageId: string;
  /** null: none yet, one is begun for it. */
  conversationId: string | null;
  /** The session it is sent in, like the words the same for every try; undefined: none of them was made yet. */
  sessionId?: string | null;
  content: string;
  writtenAt: string;
  /** `waiting`: it will be tried again by itself; `refused`: only if the person wants. */
  state: 'sending' | 'waiting' | 'refused';
  reason?: string;
  /** Where somebody may turn, as the refusal said. */
  crisis?: Crisis | undefined;
  /** How often its session had ended; the second time it goes without one. */
  lapses?: number;
  /** It was heard of on another way, while its own answer is still awaited: it is shown already. */
  hasArrived?: boolean;
}

/** Not once more beside the message that it has become. */
export const isShown = ({ hasArrived, state }: Letter): boolean =>
  !hasArrived || state === 'refused';

export type Sent = SendMutation['sendMessage'];

type Addressed = Letter & { conversationId: string; sessionId: string | null };

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/** Sends what was written, one after the other, as often as it takes. */
export class Outbox extends Store<readonly Letter[]> {
  private isBusy = false;
  private failures = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly client: ApolloClient,
    private readonly owner: string,
    private readonly onSent: (sent: Sent) => Promise<void>,
  ) {
    super(keptLetters(owner).map((letter) => ({ ...letter, state: 'sending' })));
    connection.subscribe(() => connection.current() === 'there' && this.tryAgain());
    void this.sendNext();
  }

  write(content: string, conversationId: string | null): void {
    const writtenAt = new Date().toISOString();
    const clientMessageId = newId();
    this.put({ clientMessageId, conversationId, content, writtenAt, state: 'sending' });
    void this.sendNext();
  }

  /** Tries now what waits, and the named one even if it was refused. */
  tryAgain(clientMessageId?: string): void {
    for (const letter of this.current()) {
      if (letter.state === 'waiting' || letter.clientMessageId === clientMessageId) {
        this.put({ ...letter, state: 'sending' });
      }
    }
    void this.sendNext();
  }

  /** A message of these words has come up in the conversation: most likely it is this letter. */
  recognise(conversationId: string, content: string): void {
    const letter = this.current().find(
      (one) => one.conversationId === conversationId && one.content === content && !one.hasArrived,
    );
    if (letter) this.put({ ...letter, hasArrived: true });
  }

  /** It is on its way no more: sent, or taken back. */
  drop(clientMessageId: string): void {
    dropLetter(this.owner, clientMessageId);
    this.become(this.current().filter((letter) => letter.clientMessageId !== clientMessageId));
  }

  /** The oldest one goes first; while it has to wait, so do those behind it. */
  private async sendNext(): Promise<void> {
    const letter = this.current().find(({ state }) => state !== 'refused');
    if (this.isBusy || letter?.state !== 'sending') return;
    this.isBusy = true;
    try {
      await this.send(await this.addressed(letter));
      this.failures = 0;
      this.drop(letter.clientMessageId);
    } catch (error) {
      this.failed(letter.clientMessageId, error);
    }
    this.isBusy = false;
    void this.sendNext();
  }

  /** Where it goes is settled once; a retry finds it in the letter. */
  private async addressed(letter: Letter): Promise<Addressed> {
    const { sessionId = await openVisit() } = letter;
    const conversationId = letter.conversationId ?? (await this.newConversation());
    const addressed = { ...letter, conversationId, sessionId };
    this.put(addressed);
    return addressed;
  }

  private async newConversation(): Promise<string> {
    const { data } = await this.client.mutate({ mutation: CreateConversationDocument });
    return data!.createConversation.id;
  }

  private async send(letter: Addressed): Promise<void> {
    const { clientMessageId, conversationId, sessionId, content } = letter;
    const { data } = await this.client.mutate({
      mutation: SendDocument,
      variables: { input: { clientMessageId, conversationId, sessionId, content, wait: false } },
    });
    await this.onSent(data!.sendMessage);
  }

  private failed(clientMessageId: string, error: unknown): void {
    const { code, text, retryable, retryAfterMs } = explain(error);
    const known = this.current().find((one) => one.clientMessageId === clientMessageId);
    if (!known) return;
    const letter = { ...known, crisis: crisisIn(error) ?? known.crisis };
    if (code === 'SESSION_ENDED') return this.put(inAnotherSession(letter));
    this.put({ ...letter, state: retryable ? 'waiting' : 'refused', reason: text });
    if (!retryable) return;
    // A reply ends sooner than an outage.
    this.failures = code === 'REPLY_IN_PROGRESS' ? 0 : this.failures + 1;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.failures, LONGEST_PAUSE_MS);
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.tryAgain(), Math.max(pause, retryAfterMs));
  }

  private put(letter: Letter): void {
    keepLetter(this.owner, letter);
    const letters = this.current();
    const isNew = letters.every(
      ({ clientMessageId }) => clientMessageId !== letter.clientMessageId,
    );
    this.become(
      isNew
        ? [...letters, letter]
        : letters.map((one) => (one.clientMessageId === letter.clientMessageId ? letter : one)),
    );
  }
}

/** Nothing was stored, so it may go in the session that comes next; the words matter more than any. */
function inAnotherSession({ sessionId, ...letter }: Letter): Letter {
  if (sessionId) lapsed(sessionId);
  return {
    ...letter,
    lapses: (letter.lapses ?? 0) + 1,
    ...(letter.lapses ? { sessionId: null } : {}),
  };
}
