import type { CompanionStub } from '../../../support/companion-stub.js';
import type { StubProvider } from '../../../support/companion-stub-frames.js';
import { type GraphQLAnswer, type Person, SEND } from '../../../support/people.js';

/** A turn as `SEND`, `EDIT` and `REGENERATE` ask for it. */
export interface Turn {
  replayed: boolean;
  message: {
    id: string;
    index: number;
    content: string;
    parentId: string | null;
    conversationId: string;
  };
  reply: Reply;
  conversation: { id: string; title: string; messageCount: number };
}

export interface Reply {
  id: string;
  index: number;
  content: string;
  status: string;
  parentId: string;
  siblingCount: number;
  tokensUsed: number | null;
}

export const EDIT = `mutation Edit($id: ID!, $content: String!, $key: ID!, $wait: Boolean! = true) {
  editMessage(id: $id, content: $content, clientMessageId: $key, wait: $wait) {
    replayed
    message { id index content parentId conversationId }
    reply { id index content status parentId siblingCount tokensUsed }
    conversation { id title messageCount }
  }
}`;

export const REGENERATE = `mutation Regenerate($id: ID!, $key: ID!, $wait: Boolean! = true) {
  regenerateReply(messageId: $id, clientMessageId: $key, wait: $wait) {
    id index content status parentId siblingCount tokensUsed
  }
}`;

export interface SendInput {
  clientMessageId: string;
  content: string;
  conversationId?: string;
  wait?: boolean;
}

/** The whole answer of a send, errors included. */
export function trySend(
  person: Person,
  input: SendInput,
  at?: string,
): Promise<GraphQLAnswer<{ sendMessage: Turn } | null>> {
  return person.ask<{ sendMessage: Turn } | null>(SEND, { input }, at);
}

export async function send(person: Person, input: SendInput, at?: string): Promise<Turn> {
  return (await person.get<{ sendMessage: Turn }>(SEND, { input }, at)).sendMessage;
}

export async function edit(
  person: Person,
  id: string,
  content: string,
  key: string,
  at?: string,
): Promise<Turn> {
  return (await person.get<{ editMessage: Turn }>(EDIT, { id, content, key }, at)).editMessage;
}

export async function regenerate(
  person: Person,
  id: string,
  key: string,
  at?: string,
): Promise<Reply> {
  return (await person.get<{ regenerateReply: Reply }>(REGENERATE, { id, key }, at))
    .regenerateReply;
}

/** What was said, oldest first, as role and content. */
export async function history(
  person: Person,
  conversationId?: string,
  at?: string,
): Promise<string[]> {
  const { chatHistory } = await person.get<{
    chatHistory: { nodes: { role: string; content: string; status: string }[] };
  }>(
    'query ($id: ID) { chatHistory(conversationId: $id, last: 100) { nodes { role content status } } }',
    { id: conversationId },
    at,
  );
  return chatHistory.nodes.map(({ role, content, status }) => `${role} ${status}: ${content}`);
}

/** The environment of an app whose companion is this stub. */
export function askingThe(
  stub: { url: string },
  timeoutMs = 5_000,
  provider: StubProvider = 'openai-compatible',
): Record<string, string> {
  return {
    COMPANION_PROVIDER: provider,
    COMPANION_MODEL: 'stub-model',
    COMPANION_API_KEY: 'a-key',
    COMPANION_BASE_URL: stub.url,
    COMPANION_TIMEOUT_MS: String(timeoutMs),
  };
}

/** The turns that the stub was told in one request, the system text first. */
export function told(stub: CompanionStub, call: number): { role: string; content: string }[] {
  return stub.calls[call]!.body['messages'] as { role: string; content: string }[];
}
