import { type Format, type Item, broken } from './format.js';
import { fieldsOf, idIn, listIn, roleIn, textIn } from './reading/fields.js';
import { recordsOf } from './reading/records.js';
import { timeOf } from './reading/times.js';
import { Skips } from './trees/skips.js';
import { type Saying, type TreeNode, treeOf } from './trees/tree.js';

/**
 * Trees of Open Assistant, one on a line: `{message_tree_id, prompt: {message_id, text, role, rank,
 * replies: […]}}`. The path shown is the one that people ranked best.
 */
export const oasst: Format = {
  name: 'oasst',
  title: 'Open Assistant trees',
  recognises: ({ paths }) =>
    ['', '[].'].some((at) => paths.has(`${at}message_tree_id`) && paths.has(`${at}prompt`)),
  async *read(file, shape) {
    for await (const record of recordsOf(file.read(), shape)) {
      if ('kind' in record) yield record;
      else yield* itemsOf(record.value, record.where);
    }
  },
};

function* itemsOf(value: unknown, where: string): Iterable<Item> {
  const { message_tree_id: tree, prompt } = fieldsOf(value);
  const key = idIn(tree);
  if (!key || !prompt) {
    yield broken(where, 'it has no tree of messages');
    return;
  }
  const skips = new Skips();
  const problems: Item[] = [];
  const nodes: TreeNode[] = [];
  const waiting: { reply: unknown; under: string | null }[] = [{ reply: prompt, under: null }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const message = fieldsOf(next.reply);
    const key = idIn(message['message_id']) ?? `${next.under}/${nodes.length}`;
    const saying = sayingOf(message, skips);
    if (typeof saying === 'string') problems.push(broken(`${where}, message ${key}`, saying));
    nodes.push({ key, parent: next.under, saying: typeof saying === 'string' ? null : saying });
    for (const reply of listIn(message['replies']).toReversed())
      waiting.push({ reply, under: key });
  }
  const { messages, kept } = treeOf(nodes);
  yield* problems;
  yield* skips.items();
  if (messages.length === 0) return;
  yield {
    kind: 'conversation',
    conversation: { key, messages, activeKey: kept(bestLeaf(fieldsOf(prompt))) },
  };
}

function sayingOf(
  message: Readonly<Record<string, unknown>>,
  skips: Skips,
): Saying | string | null {
  if (message['deleted'] === true) {
    skips.count('deleted messages');
    return null;
  }
  const role = roleIn(message['role']);
  if (!role) return 'it is from nobody known';
  const content = textIn(message['text']);
  if (!content) return 'it has no text';
  return {
    role,
    content,
    contentType: role === 'USER' ? 'TEXT' : 'MARKDOWN',
    saidAt: timeOf(message['created_date']),
    model: textIn(message['model_name']),
  };
}

/** Always the reply with the lowest rank; of those without a rank the first. */
function bestLeaf(prompt: Readonly<Record<string, unknown>>): string {
  for (let message = prompt; ;) {
    const replies = listIn(message['replies'])
      .map(fieldsOf)
      .filter(({ deleted }) => deleted !== true);
    const [best] = replies.toSorted((one, other) => rankOf(one) - rankOf(other));
    if (!best) return idIn(message['message_id']) ?? '';
    message = best;
  }
}

const rankOf = ({ rank }: Readonly<Record<string, unknown>>): number =>
  typeof rank === 'number' ? rank : Number.MAX_SAFE_INTEGER;
