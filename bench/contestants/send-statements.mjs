/**
 * What one send of Smriti writes, as its statement log shows: in a first transaction two messages (the
 * reply still in the making), the conversation, the account's place in the log, two log entries and two
 * facts; in a second one the finished reply, the conversation, the reply's cost, one log entry, a fact.
 * The relay leaves the facts alone until tomorrow: the floor has nobody who delivers them.
 */
const statement = (name, text) => (values) => ({ name, text, values });

export const grow = statement(
  'grow',
  `update conversation set last_index = last_index + 2, message_count = message_count + 2,
     path_length = path_length + 2, token_count = token_count + $2, active_leaf_id = $3,
     updated_at = now(), last_message_at = now()
   where id = $1
   returning last_index, account_id, (select active_leaf_id from conversation where id = $1) as leaf`,
);

export const say = statement(
  'say',
  `insert into message (id, account_id, origin_account_id, conversation_id, index, role, content,
     content_type, status, on_path, chosen, client_message_id, request_fingerprint, attempt, owner,
     lease_until, tokens_used, parent_id, edited, flagged, search_text, search_grams, created_at, updated_at)
   values ($1, $3, $3, $4, $5, 'USER', $6, 'TEXT', 'COMPLETE', true, true, $7, $8, 0, null, null, $9, $12,
       false, false, $10, $11, now(), now()),
     ($2, $3, $3, $4, $5 + 1, 'ASSISTANT', '', 'TEXT', 'GENERATING', true, true, null, null, 1, $2,
       now() + interval '10 seconds', null, $1, false, false, '', '{}', now(), now())`,
);

export const journal = statement(
  'journal',
  `with place as (
     update account set log_seq = log_seq + cardinality($2::uuid[]) where id = $1 returning log_seq
   )
   insert into account_log (id, account_id, seq, message_id)
   select entry.id, $1, place.log_seq - cardinality($2::uuid[]) + entry.nth, entry.message_id
   from place, unnest($2::uuid[], $3::uuid[]) with ordinality as entry (id, message_id, nth)`,
);

export const note = statement(
  'note',
  `insert into outbox_event (id, account_id, type, payload, due_at)
   select id, $1, type, payload, now() + interval '1 day'
   from unnest($2::uuid[], $3::text[], $4::jsonb[]) as fact (id, type, payload)`,
);

export const finish = statement(
  'finish',
  `update message set content = $2, status = 'COMPLETE', owner = null, lease_until = null,
     model = 'smriti-offline', tokens_used = $3, latency_ms = 1, search_text = $4, search_grams = $5,
     updated_at = now()
   where id = $1 and owner = $1 and attempt = 1`,
);

export const spend = statement(
  'spend',
  'update conversation set token_count = token_count + $2, updated_at = now() where id = $1',
);

export const cost = statement(
  'cost',
  `insert into query_log (id, account_id, conversation_id, message_id, attempt, model, outcome,
     latency_ms, first_token_ms, tokens_in, tokens_out, retries, created_at)
   values ($1, $2, $3, $4, 1, 'smriti-offline', 'COMPLETE', 1, 1, 1000, $5, 0, now())`,
);
