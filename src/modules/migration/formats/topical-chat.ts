import type { RecalledMessage } from '../../chat/index.js';
import { type Format, type Item, broken } from './format.js';
import { fieldsOf, textIn } from './reading/fields.js';
import { jsonElements } from './reading/json-reader.js';

/**
 * The Topical-Chat corpus: `{id: {content: [{message, agent}]}}`. Two people talk; the first of them
 * (`agent_1`) is taken for the person, the other for the companion.
 */
export const topicalChat: Format = {
  name: 'topical-chat',
  title: 'Topical-Chat',
  recognises: ({ paths }) => paths.has('*.content[].message') && paths.has('*.content[].agent'),
  async *read(file) {
    for await (const { value, path } of jsonElements(file.read())) {
      yield* itemsOf(value, String(path[0]));
    }
  },
};

function* itemsOf(value: unknown, id: string): Iterable<Item> {
  const { content: said } = fieldsOf(value);
  if (!Array.isArray(said)) {
    yield broken(`conversation ${id}`, 'it has no list of messages');
    return;
  }
  const messages: RecalledMessage[] = [];
  for (const [at, one] of said.entries()) {
    const { message, agent } = fieldsOf(one);
    const content = textIn(message);
    if (content === undefined)
      yield broken(`conversation ${id}, message ${at + 1}`, 'it has no text');
    else
      messages.push({ key: String(at), role: agent === 'agent_1' ? 'USER' : 'ASSISTANT', content });
  }
  if (messages.length > 0) yield { kind: 'conversation', conversation: { key: id, messages } };
}
