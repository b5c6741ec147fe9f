import type { EntityManager } from '@mikro-orm/postgresql';
import type { Conversation } from '../conversation.entity.js';
import type { ToldMessage } from '../exporting/told.js';
import { feelingOf } from '../mood/feeling.js';
import { searchFormOf } from '../search/search-text.js';
import { insertMarks } from './recalled-marks.js';
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
    await insertMarks(em, conversation.accountId, batch);
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
  created_at: message.said,
  updated_at: message.told?.updatedAt ?? message.said,
  ...searchColumns(message.content),
  ...(message.told ? toldColumns(message.told) : foundColumns(message)),
});

function searchColumns(content: string) {
  const { searchText, searchGrams } = searchFormOf(content);
  return { search_text: searchText, search_grams: searchGrams };
}

/** What is found in words of elsewhere. */
const foundColumns = ({ role, content, contentType }: Placed) => ({
  status: 'COMPLETE',
  edited: false,
  flagged: false,
  marked: false,
  ...(role === 'USER' && feelingOf(content, contentType)),
});

const toldColumns = (told: ToldMessage) => ({
  status: told.status,
  latency_ms: told.latencyMs,
  mood: told.mood,
  sentiment: told.sentiment,
  personality_version: told.personalityVersion,
  session_id: told.sessionId,
  edited: told.edited,
  flagged: told.flagged,
  marked: told.rating !== null || told.reactions.length > 0,
});

const COLUMNS = `id, index, role, content, content_type, parent_id, sibling_count, on_path, chosen,
  client_message_id, model, tokens_used, created_at, updated_at, status, latency_ms, mood, sentiment,
  personality_version, session_id, edited, flagged, marked, search_text, search_grams`;

const INSERT = `
  insert into message (account_id, origin_account_id, conversation_id, request_fingerprint, ${COLUMNS})
  select ?::uuid, ?::uuid, ?::uuid, ?, ${COLUMNS}
  from jsonb_to_recordset(?::jsonb) as recalled (id uuid, index int, role text, content text,
    content_type text, parent_id uuid, sibling_count int, on_path boolean, chosen boolean,
    client_message_id text, model text, tokens_used int, created_at timestamptz, updated_at timestamptz,
    status text, latency_ms int, mood text, sentiment real, personality_version int, session_id uuid,
    edited boolean, flagged boolean, marked boolean, search_text text, search_grams text[])`;
