import { randomUUID } from 'node:crypto';
import { type Person, SEND } from './people.js';

export interface Turn {
  message: { id: string; index: number; conversationId: string };
  reply: { id: string; content: string };
  conversation: { id: string; title: string };
}

/** Says something and waits for the reply. */
export async function say(
  person: Person,
  content: string,
  input: object = {},
  at?: string,
): Promise<Turn> {
  const { sendMessage } = await person.get<{ sendMessage: Turn }>(
    SEND,
    { input: { clientMessageId: randomUUID(), content, ...input } },
    at,
  );
  return sendMessage;
}

/** A new conversation; answers its id. */
export async function begin(person: Person, input: object = {}): Promise<string> {
  const { createConversation } = await person.get<{ createConversation: { id: string } }>(
    'mutation ($input: ConversationInput) { createConversation(input: $input) { id } }',
    { input },
  );
  return createConversation.id;
}

export async function accountOf(person: Person): Promise<string> {
  const { me } = await person.get<{ me: { id: string } }>('{ me { id } }');
  return me.id;
}
