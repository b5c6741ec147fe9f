import { FIELDS, QUERY, SIZE } from '../contestants/page.mjs';
import { startContestant } from './processes.mjs';
import { startSmriti } from './smriti.mjs';

/** PostGraphile's own way to ask for the same page; it offers conditions on indexed columns alone. */
const POSTGRAPHILE = `query History($conversationId: UUID!) {
  allMessages(condition: { conversationId: $conversationId }, orderBy: [INDEX_ASC], last: ${SIZE}) {
    nodes { ${Object.keys(FIELDS)
      .map((field) => (field === 'id' ? 'id: rowId' : field))
      .join(' ')} }
  }
}`;

const peer =
  (file, env) =>
  ({ services }) =>
    startContestant(file, { ...env, ...services });

/**
 * Who takes part: by which name, over which path, and what it is measured against. The owner's login
 * that peers use passes row-level security; Smriti's own does not.
 */
export const LINE_UP = [
  { name: 'node:http + Redis MGET', kind: 'cached', floor: true, start: peer('floor-redis') },
  { name: 'Smriti', kind: 'cached', own: true, start: ({ stage }) => startSmriti(stage) },
  { name: 'Mercurius', kind: 'cached', start: peer('mercurius', { CACHED: 'yes' }) },
  { name: 'Apollo Server', kind: 'cached', start: peer('apollo', { CACHED: 'yes' }) },
  { name: 'GraphQL Yoga', kind: 'cached', start: peer('yoga', { CACHED: 'yes' }) },
  { name: 'node:http + pg', kind: 'uncached', floor: true, start: peer('floor-postgres') },
  {
    name: 'node:http + pg, row policies',
    kind: 'uncached',
    reference: true,
    start: ({ stage, services, accountId }) =>
      startContestant('floor-postgres', {
        ...services,
        DATABASE_URL: stage.postgres.url,
        ACCOUNT: accountId,
      }),
  },
  {
    name: 'Smriti',
    kind: 'uncached',
    own: true,
    start: ({ stage }) => startSmriti(stage, { CACHE: 'off' }),
  },
  { name: 'Mercurius', kind: 'uncached', start: peer('mercurius') },
  { name: 'PostGraphile', kind: 'uncached', start: peer('postgraphile'), query: POSTGRAPHILE },
  { name: 'GraphQL Yoga', kind: 'uncached', start: peer('yoga') },
  { name: 'Apollo Server', kind: 'uncached', start: peer('apollo') },
];

/** What each of them is asked by one reader. */
export function readOf(contestant, { authorization, conversationId }) {
  const query = contestant.query ?? QUERY;
  return { authorization, body: JSON.stringify({ query, variables: { conversationId } }) };
}

/** Where the peers and floors find things. */
export const servicesOf = ({ postgres, redis }, { conversationId }) => ({
  DATABASE_URL: postgres.ownerUrl,
  REDIS_URL: redis.url,
  CONVERSATION: conversationId,
});
