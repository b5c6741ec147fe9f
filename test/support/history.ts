import { v7 as uuid } from 'uuid';
import type { TestDatabase } from './database.js';

/** A message as far as lists care; what is off the path belongs to a branch that is not shown. */
export interface Said {
  onPath: boolean;
  /** Milliseconds after an arbitrary beginning; equal ones are allowed. */
  at: number;
}

export interface Past {
  archived?: boolean;
  pinned?: boolean;
  said: readonly Said[];
}

export interface KeptMessage extends Said {
  id: string;
  index: number;
}

export interface KeptConversation extends Past {
  id: string;
  said: readonly KeptMessage[];
  lastAt: number;
}

const BEGINNING = Date.UTC(2026, 0, 1);
const instant = (at: number): Date => new Date(BEGINNING + at);

/** Writes a past into the tables as if it had been lived. */
export async function keep(
  database: TestDatabase,
  account: string,
  pasts: readonly Past[],
): Promise<KeptConversation[]> {
  const kept = pasts.map((past): KeptConversation => {
    const said = past.said.map((each, at) => ({ ...each, id: uuid(), index: at + 1 }));
    return { ...past, id: uuid(), said, lastAt: Math.max(0, ...said.map(({ at }) => at)) };
  });
  await database.query(CONVERSATIONS, [account, JSON.stringify(kept.map(conversationRow))]);
  const messages = kept.flatMap(({ id, said }) =>
    said.map((each) => ({ ...each, conversation: id, instant: instant(each.at) })),
  );
  await database.query(MESSAGES, [account, JSON.stringify(messages)]);
  return kept;
}

const conversationRow = ({ id, archived, pinned, said, lastAt }: KeptConversation) => ({
  id,
  status: archived ? 'ARCHIVED' : 'ACTIVE',
  pinned: pinned ?? false,
  count: said.length,
  path: said.filter(({ onPath }) => onPath).length,
  begun: instant(0),
  last: said.length > 0 ? instant(lastAt) : null,
  leaf: said.findLast(({ onPath }) => onPath)?.id ?? null,
});

const CONVERSATIONS = `
  insert into conversation (id, account_id, title, status, pinned, tags, message_count, token_count, path_length,
                            last_index, active_leaf_id, title_is_own, created_at, updated_at, last_message_at)
  select id, $1::uuid, 'Once', status, pinned, '{}', count, 0, path, count, leaf, true, begun, begun, last
  from jsonb_to_recordset($2::jsonb) as past (id uuid, status text, pinned boolean, count int, path int,
                                              leaf uuid, begun timestamptz, last timestamptz)`;

const MESSAGES = `
  insert into message (id, account_id, origin_account_id, conversation_id, index, role, content, content_type,
                       status, on_path, chosen, edited, flagged, created_at, updated_at)
  select id, $1::uuid, $1::uuid, conversation, index, 'USER', 'Message ' || index, 'TEXT', 'COMPLETE',
         "onPath", true, false, false, instant, instant
  from jsonb_to_recordset($2::jsonb)
    as said (id uuid, conversation uuid, index int, "onPath" boolean, instant timestamptz)`;
