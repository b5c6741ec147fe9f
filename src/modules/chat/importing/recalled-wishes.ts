import type { ConversationWishes } from '../conversation.entity.js';
import type { ToldConversation } from '../exporting/told.js';
import { clean } from './prepared.js';
import type { RecalledConversation } from './recalled.js';

const LONGEST_TITLE = 200;
const LONGEST_TAG = 50;
const MOST_TAGS = 20;

/** What another system knew of a conversation, within the bounds of what is kept here. */
export function wishesOf(recalled: RecalledConversation): ConversationWishes {
  if (recalled.told) return toldWishes(recalled.told);
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

/** A title that was not chosen is made from the first message again. */
const toldWishes = (told: ToldConversation): ConversationWishes => ({
  title: told.titleIsOwn ? told.title : undefined,
  description: told.description,
  status: told.status,
  pinned: told.pinned,
  tags: told.tags,
  agentType: told.agentType,
  model: told.model,
  systemPrompt: told.systemPrompt,
  temperature: told.temperature,
  maxTokens: told.maxTokens,
});

/** By code points, as people and the table count. */
const cut = (text: string, longest: number): string =>
  [...clean(text).trim()].slice(0, longest).join('').trim();
