import type { RecalledMessage } from '../../chat/index.js';
import { type Format, type Item, broken } from './format.js';
import { fieldsOf, idIn, listIn, roleIn, textIn, wordsIn } from './reading/fields.js';
import { jsonElements } from './reading/json-reader.js';
import { timeOf } from './reading/times.js';

/** What a server kept in its memory: `{sessionId: [{role, content}]}`, perhaps with a time. */
export const sessionDump: Format = {
  name: 'session-dump',
  title: 'sessions out of a server’s memory',
  recognises: ({ isArray, isLines, paths }) =>
    !isArray &&
    !isLines &&
    ['*[].', '*.messages[].'].some((at) => paths.has(`${at}role`) && paths.has(`${at}content`)),
  async *read(file) {
    for await (const { value, path } of jsonElements(file.read())) {
      yield* itemsOf(value, String(path[0]));
    }
  },
};

function* itemsOf(value: unknown, id: string): Iterable<Item> {
  const where = `session ${id}`;
  const said = Array.isArray(value) ? value : fieldsOf(value)['messages'];
  if (!Array.isArray(said)) {
    yield broken(where, 'it has no list of messages');
    return;
  }
  const messages: RecalledMessage[] = [];
  let others = 0;
  for (const [at, one] of said.entries()) {
    const fields = fieldsOf(one);
    const role = roleIn(fields['role']);
    const { text, otherParts } = wordsIn(fields['content']);
    others += otherParts;
    if (!role) yield broken(`${where}, message ${at + 1}`, 'it is from nobody known');
    else if (text.trim() === '') yield broken(`${where}, message ${at + 1}`, 'it has no text');
    else
      messages.push({
        key: idIn(fields['id']) ?? String(at),
        role,
        content: text,
        ...whenAndWho(fields),
      });
  }
  if (others > 0) yield { kind: 'skipped', what: 'images and attachments', count: others };
  if (messages.length > 0) yield { kind: 'conversation', conversation: { key: id, messages } };
}

function whenAndWho(
  fields: Readonly<Record<string, unknown>>,
): Pick<RecalledMessage, 'saidAt' | 'model'> {
  const [time] = listIn(
    ['timestamp', 'created_at', 'createdAt', 'time'].flatMap((name) => timeOf(fields[name]) ?? []),
  );
  return { saidAt: time as Date | undefined, model: textIn(fields['model']) };
}
