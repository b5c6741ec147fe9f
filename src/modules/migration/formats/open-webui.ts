import { type Format, type Item, broken } from './format.js';
import { fieldsOf, idIn, listIn, roleIn, textIn, wordsIn } from './reading/fields.js';
import { recordsOf } from './reading/records.js';
import { timeOf } from './reading/times.js';
import { Skips } from './trees/skips.js';
import { type Saying, type TreeNode, treeOf } from './trees/tree.js';

/**
 * `[{id, title, chat: {models, history: {messages: {id: {parentId, role, content, timestamp}},
 * currentId}}, created_at, archived, pinned, meta: {tags}}]`; or the inner `chat` alone.
 */
export const openWebUi: Format = {
  name: 'open-webui',
  title: 'Open WebUI',
  recognises: ({ paths }) =>
    ['', '[].', 'chat.', '[].chat.'].some((at) => paths.has(`${at}history.messages`)) ||
    paths.has('[].chat.messages'),
  async *read(file, shape) {
    for await (const record of recordsOf(file.read(), shape)) {
      if ('kind' in record) yield record;
      else yield* itemsOf(record.value, record.where);
    }
  },
};

function* itemsOf(value: unknown, where: string): Iterable<Item> {
  const outer = fieldsOf(value);
  const chat = 'chat' in outer ? fieldsOf(outer['chat']) : outer;
  const { messages: map, currentId } = fieldsOf(chat['history']);
  const title = textIn(outer['title']) ?? textIn(chat['title']);
  const begun = outer['created_at'] ?? chat['timestamp'];
  const key = idIn(outer['id']) ?? idIn(chat['id']) ?? JSON.stringify([title, begun]);
  const skips = new Skips();
  const problems: Item[] = [];
  const all = map ? Object.entries(map) : inARow(listIn(chat['messages']));
  const nodes = all.map(([id, message]): TreeNode => {
    const saying = sayingOf(fieldsOf(message), skips);
    if (typeof saying === 'string') problems.push(broken(`${where}, message ${id}`, saying));
    const parent = idIn(fieldsOf(message)['parentId']) ?? null;
    return { key: id, parent, saying: typeof saying === 'string' ? null : saying };
  });
  const { messages, kept, unreachable } = treeOf(nodes);
  yield* problems;
  if (unreachable > 0)
    yield broken(where, `${unreachable} messages hang on one another in a circle`);
  yield* skips.items();
  if (messages.length === 0) return;
  const tags = listIn(fieldsOf(outer['meta'])['tags'] ?? chat['tags']).flatMap(
    (tag) => textIn(tag) ?? [],
  );
  yield {
    kind: 'conversation',
    conversation: {
      key,
      title,
      begunAt: timeOf(begun),
      isArchived: outer['archived'] === true,
      isPinned: outer['pinned'] === true,
      tags,
      messages,
      activeKey: kept(idIn(currentId) ?? ''),
    },
  };
}

/** Before there were alternatives, a list stood for the conversation. */
function inARow(messages: readonly unknown[]): [string, unknown][] {
  const keys = messages.map((message, at) => idIn(fieldsOf(message)['id']) ?? String(at));
  return messages.map((message, at) => [
    keys[at]!,
    { parentId: keys[at - 1] ?? null, ...fieldsOf(message) },
  ]);
}

function sayingOf(
  message: Readonly<Record<string, unknown>>,
  skips: Skips,
): Saying | string | null {
  const role = roleIn(message['role']);
  if (!role) return 'it is from nobody known';
  skips.count('attachments', listIn(message['files']).length);
  const { text, otherParts } = wordsIn(message['content']);
  skips.count('images', otherParts);
  if (text.trim() === '') return null;
  return {
    role,
    content: text,
    contentType: role === 'USER' ? 'TEXT' : 'MARKDOWN',
    saidAt: timeOf(message['timestamp']),
    model:
      role === 'ASSISTANT' ? (textIn(message['model']) ?? textIn(message['modelName'])) : undefined,
  };
}
