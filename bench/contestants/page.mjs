/** The page that everybody serves: the newest fifty messages of one conversation, oldest first. */
export const SIZE = 50;

/** What is shown of a message, and the column it comes from. */
export const FIELDS = {
  id: 'id',
  conversationId: 'conversation_id',
  index: 'index',
  role: 'role',
  content: 'content',
  contentType: 'content_type',
  status: 'status',
  parentId: 'parent_id',
  siblingCount: 'sibling_count',
  model: 'model',
  tokensUsed: 'tokens_used',
  latencyMs: 'latency_ms',
  createdAt: 'created_at',
};

const columns = Object.entries(FIELDS).map(([field, column]) => `${column} as "${field}"`);

/** Its index is `message_path`; prepared once per connection by its name. */
const STATEMENT = {
  name: 'page',
  text: `select ${columns.join(', ')} from message
         where conversation_id = $1 and on_path order by index desc limit ${SIZE}`,
};

/** The same as one account alone may read it: everything is sent without waiting in between. */
export async function readOwnPage(pool, accountId, conversationId) {
  const client = await pool.connect();
  const begun = client.query(
    `begin read only; select set_config('app.account_id', '${accountId}', true)`,
  );
  const page = readPage(client, conversationId);
  const [, rows] = await Promise.all([begun, page, client.query('commit')]);
  client.release();
  return rows;
}

/** One statement and no row-level security: as little as it takes. */
export async function readPage(pool, conversationId) {
  const { rows } = await pool.query({ ...STATEMENT, values: [conversationId] });
  return rows.toReversed();
}

export const QUERY = `query History($conversationId: ID!) {
  chatHistory(conversationId: $conversationId, last: ${SIZE}) {
    nodes { ${Object.keys(FIELDS).join(' ')} }
  }
}`;
