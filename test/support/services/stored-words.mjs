import pg from 'pg';

/** Names and kinds of our own, and what is made of people's words and does not show them. */
const OURS = [
  'type',
  'kind',
  'role',
  'status',
  'content_type',
  'time_zone',
  'zone',
  'model',
  'agent_type',
  'mood',
  'outcome',
  'error',
  'error_code',
  'last_error',
  'recommendation',
  'closed_by',
  'end_reason',
  'source',
  'listener',
  'category',
  'rule',
  'migration_version',
];
const ENDS = 24;
/** An id is named in logs and keys as what it is; a half of one could not be told from a word. */
const ID = '^[0-9a-f]{8}-[0-9a-f-]{27}$';

/** Beginnings and ends of all that people and companions wrote in any database of this run. */
export async function storedWords(url) {
  const names = await ask(
    url,
    `select datname as name from pg_database where datname like 'test%'`,
  );
  const words = new Set();
  for (const { name } of names) {
    const database = Object.assign(new URL(url), { pathname: name }).href;
    for (const word of await wordsIn(database).catch(() => [])) words.add(word);
  }
  return [...words];
}

async function wordsIn(url) {
  const columns = await ask(
    url,
    `select quote_ident(table_name) as of, quote_ident(column_name) as name, data_type = 'ARRAY' as "isList"
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and udt_name in ('text', '_text')
       and column_name <> all ($1)`,
    [OURS],
  );
  const all = columns.map(({ of, name, isList }) =>
    isList ? `select unnest(${name}) as word from ${of}` : `select ${name} as word from ${of}`,
  );
  if (all.length === 0) return [];
  const rows = await ask(
    url,
    `select distinct left(word, ${ENDS}) as head, right(word, ${ENDS}) as tail
     from (${all.join(' union all ')}) as said where word is not null and word !~ $1`,
    [ID],
  );
  return rows.flatMap(({ head, tail }) => [head, tail]);
}

async function ask(url, sql, values) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}
