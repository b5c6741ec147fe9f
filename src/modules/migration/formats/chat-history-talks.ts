import type { RecalledMessage } from '../../chat/index.js';
import type { Item } from './format.js';

/** How much is kept back for being put in order. */
const MOST = { characters: 16 * 1_048_576, rows: 10_000 };

interface Exchange {
  id?: string;
  saidAt?: Date;
  message?: string;
  response?: string;
  model?: string;
}

interface Talk {
  pending: (Exchange & { key: string })[];
  rows: number;
  /** The last message given out: what comes next follows it. */
  last: string | null;
}

/**
 * Gathers rows into conversations, in the order of their times. Tables of more than 10,000 rows or
 * 16 MiB are given out in pieces, so such a one has to begin with the oldest row.
 */
export class Talks {
  private readonly talks = new Map<string, Talk>();
  private characters = 0;
  private rows = 0;

  constructor(private readonly most: Readonly<typeof MOST> = MOST) {}

  *add(name: string, exchange: Exchange): Iterable<Item> {
    const talk = this.talks.get(name) ?? { pending: [], rows: 0, last: null };
    this.talks.set(name, talk);
    talk.rows += 1;
    talk.pending.push({ ...exchange, key: exchange.id ?? `nth ${talk.rows}` });
    this.rows += 1;
    this.characters += (exchange.message?.length ?? 0) + (exchange.response?.length ?? 0);
    if (this.characters > this.most.characters || this.rows >= this.most.rows) yield* this.rest();
  }

  *rest(): Iterable<Item> {
    for (const [key, talk] of this.talks) {
      if (talk.pending.length === 0) continue;
      const messages = messagesOf(inOrder(talk.pending), talk.last);
      talk.last = messages.at(-1)!.key;
      talk.pending = [];
      yield { kind: 'conversation', conversation: { key, messages } };
    }
    this.rows = this.characters = 0;
  }
}

/** By time where every row has one; else as they stand in the table. */
function inOrder(exchanges: Talk['pending']): Talk['pending'] {
  if (exchanges.some(({ saidAt }) => !saidAt)) return exchanges;
  return exchanges.toSorted((one, other) => one.saidAt!.getTime() - other.saidAt!.getTime());
}

function messagesOf(exchanges: Talk['pending'], last: string | null): RecalledMessage[] {
  const said = exchanges.flatMap(({ key, saidAt, message, response, model }) => [
    ...(message ? [{ key: `${key}?`, role: 'USER', content: message, saidAt } as const] : []),
    ...(response
      ? [{ key: `${key}!`, role: 'ASSISTANT', content: response, saidAt, model } as const]
      : []),
  ]);
  return said.map((one, at) => ({ ...one, parentKey: said[at - 1]?.key ?? last }));
}
