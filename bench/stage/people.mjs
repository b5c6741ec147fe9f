/** What is said: short and long, and not only in ASCII, as people write. */
export const TEXTS = [
  'Good morning! I slept badly again, maybe three hours.',
  'That sounds exhausting. Was it the same dream as last week, the one with the train that never stops, or did something else keep you awake this time? You told me on Tuesday that the late coffee might be to blame, so I am curious whether you managed to leave it out yesterday.',
  'The train again 🙂 And yes, I had coffee at eight. I know, I know…',
  'No blame at all. Let us try something small tonight: tea instead of coffee after five, the phone in the kitchen, and ten slow breaths before you lie down. If the dream comes back, write down the first thing you remember, even a single word. We can look at it together tomorrow and see whether the pattern from last month – work, then a call with your sister, then the train – still holds.',
  'আচ্ছা, চেষ্টা করব। আজ অনেক কাজ আছে।',
  'Do not forget that the report for Marta is due on Thursday; you wanted to be reminded two days before.',
  'ok',
  'Shall I break the report into three parts? First the numbers (you said they are ready), then the summary for the board, and at the end the risks. I would begin with the risks, because you tend to put them off, and it is easier to write about them while the café is still quiet.',
];

/** Members with one conversation each, all alike but for their ids. Answers whom there is. */
export async function settle(query, prefix, { people, messages }) {
  await query(
    `insert into account (id, kind, subject, created_at)
     select md5($1 || ' account ' || n)::uuid, 'MEMBER', $1 || '-' || n, '2026-01-01T00:00:00Z'
     from generate_series(1, $2::int) as n`,
    [prefix, people],
  );
  await query(
    `insert into conversation (id, account_id, title, status, pinned, tags, message_count, token_count,
       path_length, last_index, active_leaf_id, title_is_own, created_at, updated_at, last_message_at)
     select md5($1 || ' conversation ' || n)::uuid, md5($1 || ' account ' || n)::uuid, 'Mornings', 'ACTIVE',
       false, '{}', $3, 40 * $3, $3, $3, md5($1 || n || ' message ' || $3)::uuid, false,
       '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z'
     from generate_series(1, $2::int) as n`,
    [prefix, people, messages],
  );
  await tell(query, prefix, { people, messages });
  return query(
    `select subject, a.id as "accountId", c.id as "conversationId"
     from account a join conversation c on c.account_id = a.id
     where subject like $1 || '-%' order by a.id`,
    [prefix],
  );
}

/** Each message answers the one before it; a minute lies between them. */
async function tell(query, prefix, { people, messages }) {
  await query(
    `insert into message (id, account_id, origin_account_id, conversation_id, index, role, content,
       content_type, status, parent_id, on_path, chosen, attempt, model, tokens_used, latency_ms, edited,
       flagged, search_text, created_at, updated_at)
     select md5($1 || n || ' message ' || i)::uuid, account, account, md5($1 || ' conversation ' || n)::uuid,
       i, case when i % 2 = 1 then 'USER' else 'ASSISTANT' end, text, 'TEXT', 'COMPLETE',
       case when i > 1 then md5($1 || n || ' message ' || i - 1)::uuid end, true, true, 1 - i % 2,
       case when i % 2 = 0 then 'smriti-offline' end, 12 + i % 70, case when i % 2 = 0 then 300 + i end,
       false, false, lower(left(text, 12)), said, said
     from generate_series(1, $2::int) as n, generate_series(1, $3::int) as i,
       lateral (select md5($1 || ' account ' || n)::uuid as account, ($4::text[])[1 + i % cardinality($4::text[])] as text,
         timestamptz '2020-01-01T00:00:00Z' + i * interval '1 minute' as said) as each`,
    [prefix, people, messages, TEXTS],
  );
}
