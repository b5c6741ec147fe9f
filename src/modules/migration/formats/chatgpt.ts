import { type Format, type Item, broken } from './format.js';
import { sayingOf } from './chatgpt-message.js';
import { fieldsOf, idIn, textIn } from './reading/fields.js';
import { recordsOf } from './reading/records.js';
import { timeOf } from './reading/times.js';
import { Skips } from './trees/skips.js';
import { type TreeNode, treeOf } from './trees/tree.js';

/**
 * `conversations.json` of ChatGPT's data export, or one of its parts `conversations-NNN.json`: an
 * array of `{conversation_id, title, create_time, current_node, mapping: {id: {message, parent}}}`.
 */
export const chatGpt: Format = {
  name: 'chatgpt',
  title: 'ChatGPT',
  recognises: ({ paths }) =>
    paths.has('[].mapping') ||
    (paths.has('mapping') && (paths.has('current_node') || paths.has('create_time'))),
  async *read(file, shape) {
    for await (const record of recordsOf(file.read(), shape)) {
      if ('kind' in record) yield record;
      else yield* itemsOf(record.value, record.where);
    }
  },
};

function* itemsOf(value: unknown, where: string): Iterable<Item> {
  const record = fieldsOf(value);
  const { mapping, title, create_time: begun } = record;
  const key =
    idIn(record['conversation_id']) ?? idIn(record['id']) ?? JSON.stringify([title, begun]);
  if (typeof mapping !== 'object' || mapping === null) {
    yield broken(where, 'it has no tree of messages');
    return;
  }
  const skips = new Skips();
  const problems: Item[] = [];
  const nodes = Object.entries(mapping).map(([id, node]): TreeNode => {
    const { message, parent } = fieldsOf(node);
    const saying = message ? sayingOf(message, textIn(record['default_model_slug']), skips) : null;
    if (typeof saying === 'string') problems.push(broken(`${where}, message ${id}`, saying));
    return {
      key: id,
      parent: idIn(parent) ?? null,
      saying: typeof saying === 'string' ? null : saying,
    };
  });
  const { messages, kept, unreachable } = treeOf(nodes);
  yield* problems;
  if (unreachable > 0)
    yield broken(where, `${unreachable} messages hang on one another in a circle`);
  yield* skips.items();
  if (messages.length === 0) return;
  const activeKey = kept(idIn(record['current_node']) ?? '');
  const isArchived = record['is_archived'] === true;
  yield {
    kind: 'conversation',
    conversation: {
      key,
      title: textIn(title),
      begunAt: timeOf(begun),
      isArchived,
      messages,
      activeKey,
    },
  };
}
