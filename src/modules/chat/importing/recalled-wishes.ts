import type { ConversationWishes } from '../conversation.entity.js';
import { clean } from './prepared.js';
import type { RecalledConversation } from './recalled.js';

const LONGEST_TITLE = 200;
const LONGEST_TAG = 50;
const MOST_TAGS = 20;

/** What another system knew of a conversation, within the bounds of what is kept here. */
export function wishesOf(recalled: RecalledConversation): ConversationWishes {
  const { title = '', isArchived = false, isPinned = false, tags = [] } = recalled;
  return {
    title: cut(title, LONGEST_TITLE) || undefined,
    status: isArchived ? 'ARCHIVED' : 'ACTIVE',
    pinned: isPinned,
    tags: [...new Set(tags.map((tag) => cut(tag, LONGEST_TAG)))]
      .filter(Boolean)
      .slice(0, MOST_TAGS),
  };
}

/** By code points, as people and the table count. */
const cut = (text: string, longest: number): string =>
  [...clean(text).trim()].slice(0, longest).join('').trim();
