import { randomUUID } from 'node:crypto';
import type { GraphQLAnswer, Person } from '../../../support/people.js';
import { isCrisis, type Phrase, phrases } from './phrases.js';

export interface Support {
  text: string;
  resources: { name: string; contact: string; region: string }[];
}

const CRISIS = 'crisis { text resources { name contact region } }';

export const CRY = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) {
    replayed message { id flagged content } reply { id status content } ${CRISIS}
  }
}`;

export const CORRECT = `mutation ($id: ID!, $content: String!, $key: ID!) {
  editMessage(id: $id, content: $content, clientMessageId: $key) {
    replayed message { id flagged } reply { status content } ${CRISIS}
  }
}`;

/** What stood beside a message once, asked for again. */
export const SUPPORT = `query ($id: ID!) {
  crisisSupport(messageId: $id) { text resources { name contact region } }
}`;

export interface Heard {
  replayed: boolean;
  message: { id: string; flagged: boolean; content: string };
  reply: { id: string; status: string; content: string };
  crisis: Support | null;
}

export function cry(
  person: Person,
  content: string,
  more: object = {},
): Promise<GraphQLAnswer<{ sendMessage: Heard } | null>> {
  const input = { clientMessageId: randomUUID(), content, ...more };
  return person.ask<{ sendMessage: Heard } | null>(CRY, { input });
}

/** The support that came with an answer, in its data or beside its error. */
export function supportIn({
  data,
  errors,
}: GraphQLAnswer<{ sendMessage: Heard } | null>): Support | null {
  return data?.sendMessage.crisis ?? (errors?.[0]?.extensions['crisis'] as Support) ?? null;
}

/** How many phrases of each kind are sent in a situation; `PHRASES=1000` sends all. */
const MOST = Number(process.env['PHRASES'] ?? 12);

/** Phrases that were set aside: explicit ones, all crises, and what only looks like one, spread over all. */
export function asides(): Record<'explicit' | 'crises' | 'harmless', Phrase[]> {
  const all = phrases('held-out');
  const spread = (some: Phrase[]) =>
    some.filter((_, at) => at % Math.ceil(some.length / MOST) === 0);
  const crises = all.filter(isCrisis);
  return {
    explicit: spread(crises.filter(({ kind }) => kind === 'explicit')),
    crises: spread(crises),
    harmless: spread(all.filter((phrase) => !isCrisis(phrase))),
  };
}
