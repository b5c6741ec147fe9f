import type { EntityManager } from '@mikro-orm/postgresql';
import { ownSessions } from '../../session/index.js';
import type { KnownMessage } from './layout.js';
import type { Prepared } from './prepared.js';
import type { RecalledConversation } from './recalled.js';

interface KnownRow {
  id: string;
  client_message_id: string | null;
  conversation_id: string;
  created_at: string;
}

/** Of these messages, and of what they follow, those that are there: imported once, or never gone. */
export async function knownOf(
  em: EntityManager,
  messages: readonly Prepared[],
): Promise<Map<string, KnownMessage>> {
  const identities = messages.flatMap(({ clientMessageId, parentClientId }) => [
    clientMessageId,
    ...(parentClientId === null ? [] : [parentClientId]),
  ]);
  // What was exported here may still be here, under its own id.
  const told = new Map<string, string>();
  for (const { told: own, clientMessageId, parentClientId } of messages) {
    if (own) told.set(own.id, clientMessageId);
    if (own?.parentId && parentClientId) told.set(own.parentId, parentClientId);
  }
  const rows = await em.execute<KnownRow[]>(
    `select id, client_message_id, conversation_id, created_at from (
       select id, client_message_id, conversation_id, created_at, index from message
       where account_id = current_account() and request_fingerprint = 'imported'
         and client_message_id = any(?::text[])
       union
       select id, client_message_id, conversation_id, created_at, index from message
       where id = any(?::uuid[])
     ) as known order by index`,
    [pgArray(new Set(identities)), pgArray(told.keys())],
  );
  return new Map(
    rows.map((row) => {
      const clientMessageId = told.get(row.id) ?? row.client_message_id!;
      const { id, conversation_id: conversationId } = row;
      return [
        clientMessageId,
        { id, clientMessageId, conversationId, createdAt: new Date(row.created_at) },
      ];
    }),
  );
}

/** Whether a conversation that was exported here is still here, or came back: also without messages. */
export async function isHere(
  em: EntityManager,
  { told }: RecalledConversation,
  importId: string,
): Promise<boolean> {
  const rows = await em.execute(
    'select from conversation where account_id = current_account() and (id = ? or import_id = ?)',
    [told!.id, importId],
  );
  return rows.length > 0;
}

/** A message names a session only if it is there. */
export async function inOwnSessions(
  em: EntityManager,
  messages: readonly Prepared[],
): Promise<Prepared[]> {
  const named = new Set(messages.flatMap(({ told }) => told?.sessionId ?? []));
  if (named.size === 0) return [...messages];
  const own = await ownSessions(em, [...named]);
  return messages.map((message) => {
    const { told } = message;
    if (!told?.sessionId || own.has(told.sessionId)) return message;
    return { ...message, told: { ...told, sessionId: null } };
  });
}

const pgArray = (values: Iterable<string>): string => `{${[...values].join(',')}}`;
