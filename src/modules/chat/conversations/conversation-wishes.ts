import { badInput } from '../../../platform/errors/refusal.js';
import { checkedText, visibleText } from '../../../platform/text/checked.js';
import type { ConversationInput } from '../chat.inputs.js';
import type { ConversationWishes } from '../conversation.entity.js';

const LONGEST = { title: 200, description: 2_000, systemPrompt: 8_000, name: 100, tag: 50 };
const MOST_TAGS = 20;
const MOST_TOKENS = 100_000;

/**
 * Checks what a person wishes of a conversation: absent means as it is, null means none.
 * @throws Refusal BAD_USER_INPUT
 */
export function checkedWishes(input: ConversationInput): ConversationWishes {
  for (const name of ['title', 'status', 'pinned', 'tags'] as const) {
    if (input[name] === null) throw badInput(`A conversation's ${name} cannot be null.`);
  }
  return {
    title:
      input.title == null ? undefined : visibleText(input.title.trim(), 'title', LONGEST.title),
    description: text(input.description, 'description', LONGEST.description),
    status: input.status ?? undefined,
    pinned: input.pinned ?? undefined,
    tags: tags(input.tags ?? undefined),
    agentType: text(input.agentType, 'agentType', LONGEST.name),
    model: text(input.model, 'model', LONGEST.name),
    systemPrompt: text(input.systemPrompt, 'systemPrompt', LONGEST.systemPrompt),
    temperature: within(input.temperature, 'temperature', 0, 2),
    maxTokens: within(input.maxTokens, 'maxTokens', 1, MOST_TOKENS),
  };
}

function text(value: string | null | undefined, name: string, longest: number) {
  return value == null ? value : checkedText(value, name, longest);
}

function within(value: number | null | undefined, name: string, least: number, most: number) {
  if (value != null && !(value >= least && value <= most)) {
    throw badInput(`A conversation's ${name} is a number from ${least} to ${most}.`);
  }
  return value;
}

function tags(wanted: string[] | undefined): string[] | undefined {
  if (!wanted) return undefined;
  if (wanted.length > MOST_TAGS) throw badInput(`A conversation has at most ${MOST_TAGS} tags.`);
  return [...new Set(wanted.map((tag) => visibleText(tag.trim(), 'tag', LONGEST.tag)))];
}
