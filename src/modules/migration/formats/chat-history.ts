import { type Format, type Item, broken } from './format.js';
import { type Row, rowsOf } from './chat-history-rows.js';
import { Talks } from './chat-history-talks.js';
import { columnsOf } from './reading/csv.js';
import { fieldsOf, idIn, textIn } from './reading/fields.js';
import { timeOf } from './reading/times.js';

/**
 * Rows of a table `chat_history`, as JSON, JSON lines or CSV: `message`, `response`, `created_at`;
 * `id`, `user_id`, `session_id` or `conversation_id`, and `model` where there are such. A session is
 * a conversation; rows without one make one conversation. Rows of other people than that of the
 * first row are left out.
 */
export const chatHistory: Format = {
  name: 'chat-history',
  title: 'rows of chat_history',
  recognises: ({ isJson, paths, firstLine }) =>
    isJson
      ? ['', '[].', 'chat_history[].'].some(
          (at) => paths.has(`${at}message`) && paths.has(`${at}response`),
        )
      : ['message', 'response'].every((name) => columnsOf(firstLine).names.includes(name)),
  async *read(file, shape) {
    const talks = new Talks();
    let person: string | undefined | null = null;
    let othersRows = 0;
    for await (const { fields, where, reason } of rowsOf(file.read(), shape)) {
      if (reason !== undefined) yield broken(where, reason);
      const whose = idIn(fields?.['user_id']);
      if (!fields) continue;
      if (person === null) person = whose;
      if (whose !== person) othersRows += 1;
      else yield* taken(talks, fields, where);
    }
    yield* talks.rest();
    if (othersRows > 0) yield { kind: 'skipped', what: 'rows of other people', count: othersRows };
  },
};

function* taken(talks: Talks, fields: Row, where: string): Iterable<Item> {
  const talk = idIn(fields['session_id']) ?? idIn(fields['conversation_id']) ?? '';
  const [message, response] = [textIn(fields['message']), textIn(fields['response'])];
  if (!message && !response) yield broken(where, 'it has neither message nor response');
  else {
    yield* talks.add(talk, {
      id: idIn(fields['id']),
      saidAt: timeOf(fieldsOf(fields)['created_at']),
      message,
      response,
      model: textIn(fields['model']),
    });
  }
}
