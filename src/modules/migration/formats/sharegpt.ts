import type { RecalledMessage } from '../../chat/index.js';
import type { Format, Item } from './format.js';
import { jsonElements } from './json-elements.js';

const ROLES: Record<string, RecalledMessage['role']> = {
  human: 'USER',
  user: 'USER',
  gpt: 'ASSISTANT',
  chatgpt: 'ASSISTANT',
  assistant: 'ASSISTANT',
  bing: 'ASSISTANT',
  bard: 'ASSISTANT',
  system: 'SYSTEM',
};

/**
 * `[{id, conversations: [{from, value}]}]`: no times, order alone. An id may stand several times
 * (long conversations were split), so the how-manieth of its name belongs to a conversation's key.
 */
export const shareGpt: Format = {
  name: 'sharegpt',
  title: 'ShareGPT',
  recognises: (beginning) => /^\s*\[\s*\{[^[]{0,2000}?"conversations"\s*:\s*\[/.test(beginning),
  async *read(chunks) {
    const seen = new Map<string, number>();
    let position = 0;
    for await (const element of jsonElements(chunks)) {
      position += 1;
      yield* itemsOf(element, `conversation ${position}`, seen);
    }
  },
};

function* itemsOf(element: unknown, where: string, seen: Map<string, number>): Iterable<Item> {
  const { id, conversations } = (element ?? {}) as { id?: unknown; conversations?: unknown };
  if (!Array.isArray(conversations)) {
    yield { kind: 'broken', where, reason: 'it has no list of messages' };
    return;
  }
  const name = typeof id === 'string' || typeof id === 'number' ? String(id) : '';
  const nth = (seen.get(name) ?? 0) + 1;
  seen.set(name, nth);
  const messages: RecalledMessage[] = [];
  for (const [at, one] of (conversations as unknown[]).entries()) {
    const message = messageOf(one, String(at));
    if (typeof message === 'string') {
      yield { kind: 'broken', where: `${where}, message ${at + 1}`, reason: message };
    } else messages.push(message);
  }
  if (messages.length === 0) return;
  yield { kind: 'conversation', conversation: { key: JSON.stringify([name, nth]), messages } };
}

/** The message, or what is wrong with it. */
function messageOf(one: unknown, key: string): RecalledMessage | string {
  const { from, value } = (one ?? {}) as { from?: unknown; value?: unknown };
  const role = typeof from === 'string' ? ROLES[from.toLowerCase()] : undefined;
  if (!role) return 'it is from nobody known';
  if (typeof value !== 'string' || value.trim() === '') return 'it has no text';
  return { key, role, content: value };
}
