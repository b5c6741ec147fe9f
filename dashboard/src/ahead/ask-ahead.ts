import { kept } from '../identity/kept';
import { settings } from '../identity/settings';
import { latestOf } from '../pages/chat/conversations/latest';
import type { ConversationsQuery } from '../pages/chat/conversations/operations.generated';
import type { HistoryQuery } from '../pages/chat/operations.generated';
import { newestOf } from '../pages/chat/timeline/newest';
import { ask } from './asked';
import { showFirst } from './first-sight/first-sight';

/**
 * Asks what the chat's first view will show, if that is where one is and one is known, and shows it.
 * @returns settles when it is seen, or will not come
 */
export async function askAhead(): Promise<void> {
  const token = kept('member') ?? (settings.signInModule ? null : kept('guest'));
  const place = /^\/(?:c\/([^/]+))?$/.exec(location.pathname);
  const id = place?.[1];
  if (token === null || !place || id === 'new') return;
  const asked = ask<ConversationsQuery>(CONVERSATIONS, token);
  // From this place on changes are told: what is asked for before it could be old, and stay so.
  await ask(NOW, token);
  const history = id && ask<HistoryQuery>(newestOf(id), token);
  const { nodes } = (await asked)?.conversations ?? { nodes: [] };
  const here = id ? nodes.find((one) => one.id === id) : latestOf(nodes);
  const page = await (history ?? (here && ask<HistoryQuery>(newestOf(here.id), token)));
  // Whoever looks for one message is led there.
  if (page && here && location.search === '') await showFirst(page, here.title);
}

const CONVERSATIONS = { operationName: 'Conversations', variables: { status: 'ACTIVE' } } as const;
const NOW = { operationName: 'Now', variables: {} } as const;
