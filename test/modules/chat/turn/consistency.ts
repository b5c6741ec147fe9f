import type { TestDatabase } from '../../../support/database.js';

/** What must hold of every conversation at any moment, each as a query for what breaks it. */
const RULES: Record<string, string> = {
  'the message count is the number of messages': `
    select c.id from conversation c where message_count <>
      (select count(*) from message m where m.conversation_id = c.id)`,
  'the path length is the number of messages on the path': `
    select c.id from conversation c where path_length <>
      (select count(*) from message m where m.conversation_id = c.id and on_path)`,
  'the last index is the highest': `
    select c.id from conversation c where last_index <>
      (select coalesce(max(index), 0) from message m where m.conversation_id = c.id)`,
  'the path is the active leaf and its ancestors': `
    with recursive path as (
      select m.id, m.parent_id from message m join conversation c on c.active_leaf_id = m.id
      union all
      select m.id, m.parent_id from message m join path on m.id = path.parent_id)
    select m.id from message m left join path on path.id = m.id where on_path <> (path.id is not null)`,
  'one of each family is chosen': `
    select conversation_id from message group by conversation_id, parent_id
    having count(*) filter (where chosen) <> 1`,
  'each message knows how many siblings it has': `
    select id from (
      select id, sibling_count, count(*) over (partition by conversation_id, parent_id) as siblings
      from message) as m where sibling_count <> siblings`,
  'indexes grow along every path': `
    select m.id from message m join message p on p.id = m.parent_id where m.index <= p.index`,
  'every attempt that is over has left one line': `
    select m.id, attempt, status, lines.attempts from message m, lateral (
      select array_agg(q.attempt order by q.attempt) as attempts from query_log q where q.message_id = m.id) as lines
    where attempt > 0 and coalesce(lines.attempts, '{}') is distinct from
      array(select generate_series(1, attempt - (status = 'GENERATING')::int))`,
  'one reply at a time': `
    select conversation_id from message where status = 'GENERATING'
    group by conversation_id having count(*) > 1`,
  'the account log has no gap': `
    select a.id from account a join lateral (
      select count(*), coalesce(max(seq), 0) as max from account_log l where l.account_id = a.id) as log on true
    where claimed_by is null and (log_seq <> log.count or log_seq <> log.max)`,
  'the account log knows every message': `
    select m.id from message m where not exists (
      select from account_log l where l.account_id = m.account_id and l.message_id = m.id)`,
  'no event is given up': 'select id from outbox_event where dead_at is not null',
};

/** The rules that a database breaks, with the ids concerned; none is the only good answer. */
export async function brokenRules({ query }: TestDatabase): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(RULES).map(async ([rule, sql]) => {
      const rows = await query<object>(sql);
      return rows.length > 0 ? [`${rule}: ${JSON.stringify(rows.slice(0, 3))}`] : [];
    }),
  );
  return found.flat();
}

/** Time passes for every running reply: whoever works on it is taken for dead from now on. */
export async function letLeasesRunOut({ query }: TestDatabase): Promise<void> {
  await query(`update message set lease_until = clock_timestamp() where status = 'GENERATING'`);
}
