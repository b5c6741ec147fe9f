import { SIZE } from '../contestants/page.mjs';
import { settle } from '../stage/people.mjs';
import { ask, bearer, startSmriti } from '../stage/smriti.mjs';
import { inTurns } from './turns.mjs';

const PAGE = `query Page($conversationId: ID!, $first: Int, $last: Int, $before: String) {
  chatHistory(conversationId: $conversationId, first: $first, last: $last, before: $before) {
    nodes { id index role content createdAt }
    pageInfo { endCursor hasPreviousPage hasNextPage }
  }
}`;

/** The newest page of a very long conversation against a page near its beginning, both uncached. */
export async function depth(stage, { rounds, seconds, isQuick, say }) {
  const messages = isQuick ? 100_000 : 1_000_000;
  say(`Writing a conversation of ${messages.toLocaleString('en')} messages.`);
  const [person] = await settle(stage.query, 'deep', { people: 1, messages });
  await stage.query('analyze message');
  const smriti = await startSmriti(stage, { CACHE: 'off' });
  const authorization = bearer(person.subject);
  const request = (variables) => ({
    authorization,
    body: JSON.stringify({
      query: PAGE,
      variables: { conversationId: person.conversationId, ...variables },
    }),
  });
  const newest = request({ last: SIZE });
  const oldest = await ask(smriti.url, request({ first: 2 * SIZE }));
  const deep = request({ last: SIZE, before: oldest.chatHistory.pageInfo.endCursor });
  await checked(smriti.url, newest, messages);
  await checked(smriti.url, deep, 2 * SIZE - 1);
  const pages = [
    { name: 'The newest page', requests: [newest] },
    { name: `A page ${messages.toLocaleString('en')} messages back`, requests: [deep] },
  ].map((page) => ({
    ...page,
    fire: (duration) => stage.load.fire(smriti, { requests: page.requests, seconds: duration }),
  }));
  const measured = await inTurns(pages, { rounds, seconds, say });
  await smriti.stop();
  return { messages, pages: measured };
}

async function checked(url, request, lastIndex) {
  const { nodes } = (await ask(url, request)).chatHistory;
  if (nodes.length !== SIZE || nodes.at(-1).index !== lastIndex) {
    throw new Error(`Another page came than was meant: it ends at ${nodes.at(-1)?.index}.`);
  }
}
