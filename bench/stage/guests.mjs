import { TEXTS } from './people.mjs';

const CONVERSATIONS = 20;

/**
 * Gives a guest so many messages in twenty conversations, with all that comes with them: what search
 * looks into, the places in the account's log (one for a message, two for a reply), what replies cost.
 */
export async function talkMuch(query, accountId, messages) {
  const values = [accountId, messages, CONVERSATIONS];
  await query(
    `insert into conversation (id, account_id, title, status, pinned, tags, message_count, token_count,
       path_length, last_index, title_is_own, created_at, updated_at, last_message_at)
     select md5($1::text || ' conversation ' || n)::uuid, $1::uuid, 'Mornings', 'ACTIVE', false, '{}', $2::int / $3::int,
       20 * $2::int / $3::int, $2::int / $3::int, $2::int / $3::int, false, now(), now(), now()
     from generate_series(0, $3::int - 1) as n`,
    values,
  );
  await query(
    `insert into message (id, account_id, origin_account_id, conversation_id, index, role, content,
       content_type, status, parent_id, on_path, chosen, client_message_id, request_fingerprint, attempt,
       model, tokens_used, latency_ms, edited, flagged, search_text, created_at, updated_at)
     select md5($1::text || ' message ' || i)::uuid, $1::uuid, $1::uuid, md5($1::text || ' conversation ' || i % $3::int)::uuid,
       1 + i / $3::int, case when is_reply then 'ASSISTANT' else 'USER' end, text, 'TEXT', 'COMPLETE',
       case when i >= $3::int then md5($1::text || ' message ' || i - $3::int)::uuid end, true, true,
       case when not is_reply then 'client ' || i end, case when not is_reply then md5(text) end,
       is_reply::int, case when is_reply then 'smriti-offline' end, 20, 300, false, false, lower(text),
       now() - ($2::int - i) * interval '1 second', now()
     from generate_series(0, $2::int - 1) as i, lateral (
       select i / $3::int % 2 = 1 as is_reply, ($4::text[])[1 + i % cardinality($4::text[])] || ' ' || i as text) as each`,
    [...values, TEXTS],
  );
  await query(
    `insert into account_log (id, account_id, seq, message_id)
     select gen_random_uuid(), $1::uuid, row_number() over (order by i, time), md5($1::text || ' message ' || i)::uuid
     from generate_series(0, $2::int - 1) as i, generate_series(0, i / $3::int % 2) as time`,
    values,
  );
  await query(
    `update account set log_seq = (select max(seq) from account_log where account_id = $1::uuid) where id = $1::uuid`,
    [accountId],
  );
  await query(
    `insert into query_log (id, account_id, conversation_id, message_id, attempt, model, outcome, latency_ms,
       retries, created_at)
     select gen_random_uuid(), account_id, conversation_id, id, 1, model, 'COMPLETE', 300, 0, created_at
     from message where account_id = $1::uuid and role = 'ASSISTANT'`,
    [accountId],
  );
}
