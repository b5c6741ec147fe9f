import { type Format, type Item, broken } from './format.js';
import { fieldsOf, idIn, listIn, textIn, wordsIn } from './reading/fields.js';
import { recordsOf } from './reading/records.js';
import { timeOf } from './reading/times.js';
import { Skips } from './trees/skips.js';
import { newestLeaf, type Saying, type TreeNode, treeOf } from './trees/tree.js';

/**
 * `{conversationId, title, messagesTree: [{messageId, text, isCreatedByUser, children}]}`, or flat:
 * `messages` with `parentMessageId`. Which alternative was shown is not exported: the newest is.
 */
export const libreChat: Format = {
  name: 'librechat',
  title: 'LibreChat',
  recognises: ({ paths }) =>
    ['', '[].'].some(
      (at) =>
        paths.has(`${at}messagesTree`) ||
        (paths.has(`${at}conversationId`) && paths.has(`${at}messages`)),
    ),
  async *read(file, shape) {
    for await (const record of recordsOf(file.read(), shape)) {
      if ('kind' in record) yield record;
      else yield* itemsOf(record.value, record.where);
    }
  },
};

function* itemsOf(value: unknown, where: string): Iterable<Item> {
  const { conversationId, title, messages: flat, messagesTree, options } = fieldsOf(value);
  const key = idIn(conversationId);
  if (!key) {
    yield broken(where, 'it has no id');
    return;
  }
  const skips = new Skips();
  const model = textIn(fieldsOf(options)['model']);
  const nodes = [...nodesOf(listIn(messagesTree ?? flat), model, skips)];
  const { messages, unreachable } = treeOf(nodes);
  if (unreachable > 0)
    yield broken(where, `${unreachable} messages hang on one another in a circle`);
  yield* skips.items();
  if (messages.length === 0) return;
  yield {
    kind: 'conversation',
    conversation: { key, title: textIn(title), messages, activeKey: newestLeaf(messages) },
  };
}

/** Every message of a tree or a list, without recursion: trees are as deep as conversations are long. */
function* nodesOf(
  roots: readonly unknown[],
  model: string | undefined,
  skips: Skips,
): Iterable<TreeNode> {
  const waiting = roots.map((root) => ({ root, under: null as string | null })).toReversed();
  let before: string | null = null;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const message = fieldsOf(next.root);
    const { messageId, parentMessageId, children } = message;
    const key: string = idIn(messageId) ?? `after ${before ?? 'nothing'}`;
    // Old exports name no parent: then each message follows the one before it.
    const parent = next.under ?? idIn(parentMessageId) ?? (messageId ? null : before);
    yield { key, parent, saying: sayingOf(message, model, skips) };
    before = key;
    for (const child of listIn(children).toReversed()) waiting.push({ root: child, under: key });
  }
}

function sayingOf(
  message: Readonly<Record<string, unknown>>,
  defaultModel: string | undefined,
  skips: Skips,
): Saying | null {
  const { isCreatedByUser, sender, text, content, createdAt, model, error } = message;
  if (error === true) {
    skips.count('errors');
    return null;
  }
  const words = wordsIn(listIn(content).length > 0 ? content : (textIn(text) ?? ''));
  skips.count('tool calls and attachments', words.otherParts);
  if (words.text.trim() === '') return null;
  const isUser = isCreatedByUser ?? sender === 'User';
  return {
    role: isUser === true ? 'USER' : 'ASSISTANT',
    content: words.text,
    contentType: isUser === true ? 'TEXT' : 'MARKDOWN',
    saidAt: timeOf(createdAt),
    model: isUser === true ? undefined : (textIn(model) ?? defaultModel),
  };
}
