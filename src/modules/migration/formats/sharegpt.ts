import type { RecalledMessage } from '../../chat/index.js';
import { type Format, type Item, broken } from './format.js';
import { fieldsOf, idIn, roleIn, textIn } from './reading/fields.js';
import { recordsOf } from './reading/records.js';

/**
 * `[{id, conversations: [{from, value}]}]`: no times, order alone. An id may stand several times
 * (long conversations were split), so the how-manieth of its name belongs to a conversation's key.
 */
export const shareGpt: Format = {
  name: 'sharegpt',
  title: 'ShareGPT',
  recognises: ({ paths }) =>
    paths.has('[].conversations') ||
    paths.has('[].conversations[].from') ||
    paths.has('conversations[].from'),
  async *read(file, shape) {
    const seen = new Map<string, number>();
    for await (const record of recordsOf(file.read(), shape)) {
      if ('kind' in record) yield record;
      else yield* itemsOf(record.value, record.where, seen);
    }
  },
};

function* itemsOf(value: unknown, where: string, seen: Map<string, number>): Iterable<Item> {
  const { id, conversations } = fieldsOf(value);
  if (!Array.isArray(conversations)) {
    yield broken(where, 'it has no list of messages');
    return;
  }
  const name = idIn(id) ?? '';
  const nth = (seen.get(name) ?? 0) + 1;
  seen.set(name, nth);
  const messages: RecalledMessage[] = [];
  for (const [at, one] of (conversations as unknown[]).entries()) {
    const message = messageOf(one, String(at));
    if (typeof message === 'string') yield broken(`${where}, message ${at + 1}`, message);
    else messages.push(message);
  }
  if (messages.length === 0) return;
  yield { kind: 'conversation', conversation: { key: JSON.stringify([name, nth]), messages } };
}

/** The message, or what is wrong with it. */
function messageOf(one: unknown, key: string): RecalledMessage | string {
  const { from, value } = fieldsOf(one);
  const role = roleIn(from);
  if (!role) return 'it is from nobody known';
  const content = textIn(value);
  return content === undefined ? 'it has no text' : { key, role, content };
}
