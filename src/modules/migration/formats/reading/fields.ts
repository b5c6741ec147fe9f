import type { RecalledMessage } from '../../../chat/index.js';

/** What may be an object, as one: of anything else all fields are absent. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

export const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** An id, as text. */
export const idIn = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : textIn(value);

export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const ROLES: Readonly<Record<string, RecalledMessage['role']>> = {
  user: 'USER',
  human: 'USER',
  prompter: 'USER',
  assistant: 'ASSISTANT',
  ai: 'ASSISTANT',
  bot: 'ASSISTANT',
  model: 'ASSISTANT',
  gpt: 'ASSISTANT',
  chatgpt: 'ASSISTANT',
  bing: 'ASSISTANT',
  bard: 'ASSISTANT',
  system: 'SYSTEM',
  developer: 'SYSTEM',
};

/** Who speaks, in the words of most systems. */
export function roleIn(value: unknown): RecalledMessage['role'] | undefined {
  const name = typeof value === 'string' ? value.toLowerCase() : '';
  return Object.hasOwn(ROLES, name) ? ROLES[name] : undefined;
}

/** The text of a content that is a text, or a list of parts of which some are text. */
export function wordsIn(content: unknown): { text: string; otherParts: number } {
  if (typeof content === 'string') return { text: content, otherParts: 0 };
  const parts = listIn(content).map(textOfPart);
  const texts = parts.filter((text) => text !== undefined);
  return { text: texts.join('\n'), otherParts: parts.length - texts.length };
}

function textOfPart(part: unknown): string | undefined {
  if (typeof part === 'string') return part;
  const { type, text } = fieldsOf(part);
  if (type !== undefined && type !== 'text' && type !== 'input_text' && type !== 'output_text')
    return undefined;
  return textIn(text) ?? textIn(fieldsOf(text)['value']);
}
