import type { EntityManager } from '@mikro-orm/postgresql';
import type { Conversation } from '../conversation.entity.js';
import { feelingOf } from '../mood/feeling.js';
import { searchFormOf } from '../search/search-text.js';
import type { Placed } from './layout.js';

/** Marks what came from elsewhere: a send with the same client id can never be taken for it. */
export const IMPORTED = 'imported';
/** What one statement takes: enough to be quick, and little in memory at once. */
const MOST_ROWS = 500;
const MOST_CHARACTERS = 1_048_576;

/** Writes the messages into their conversation, in the order in which they come. */
export async function insertPlaced(
  em: EntityManager,
  conversation: Conversation,
  messages: readonly Placed[],
): Promise<void> {
  for (const batch of batchesOf(messages)) {
    const rows = batch.map((message) => rowOf(message, conversation.nextIndex()));
    await em.execute(INSERT, [
      conversation.accountId,
      conversation.accountId,
      conversation.id,
      IMPORTED,
      JSON.stringify(rows),
    ]);
  }
}

function* batchesOf(messages: readonly Placed[]): Iterable<Placed[]> {
  let batch: Placed[] = [];
  let characters = 0;
  for (const message of messages) {
    batch.push(message);
    characters += message.content.length;
    if (batch.length < MOST_ROWS && characters < MOST_CHARACTERS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

const rowOf = (message: Placed, index: number) => ({
  id: message.id,
  index,
  role: message.role,
  content: message.content,
  content_type: message.contentType ?? 'TEXT',
  parent_id: message.parentId,
  sibling_count: message.siblingCount,
  on_path: message.onPath,
  chosen: message.chosen,
  client_message_id: message.clientMessageId,
  model: message.model ?? null,
  tokens_used: message.tokens,
  said: message.said,
  ...searchColumns(message.content),
  ...(message.role === 'USER' && feelingOf(message.content, message.contentType)),
});

function searchColumns(content: string) {
  const { searchText, searchGrams } = searchFormOf(content);
  return { search_text: searchText, search_grams: searchGrams };
}

const INSERT = `
  insert into message (account_id, origin_account_id, conversation_id, request_fingerprint, status, edited, flagged,
    id, index, role, content, content_type, parent_id, sibling_count, on_path, chosen, client_message_id,
    model, tokens_used, search_text, search_grams, mood, sentiment, created_at, updated_at)
  select ?::uuid, ?::uuid, ?::uuid, ?, 'COMPLETE', false, false,
    id, index, role, content, content_type, parent_id, sibling_count, on_path, chosen, client_message_id,
    model, tokens_used, search_text, search_grams, mood, sentiment, said, said
  from jsonb_to_recordset(?::jsonb) as recalled (id uuid, index int, role text, content text,
    content_type text, parent_id uuid, sibling_count int, on_path boolean, chosen boolean,
    client_message_id text, model text, tokens_used int, search_text text, search_grams text[],
    mood text, sentiment real, said timestamptz)`;
