import type { RecalledMessage } from '../../chat/index.js';
import { type Format, broken } from './format.js';
import { Unreadable } from './reading/chunks.js';
import { fieldsOf, idIn, listIn, textIn } from './reading/fields.js';
import { jsonLines } from './reading/lines.js';
import { tavernTime } from './sillytavern-time.js';
import { Skips } from './trees/skips.js';

/** One file is one conversation, which is kept whole or not at all. */
const MOST_CHARACTERS = 32 * 1_048_576;

/** Notes of the interface itself, which nobody said. */
const NOTES = new Set([
  'help',
  'welcome',
  'welcome_prompt',
  'slash_commands',
  'formatting',
  'hotkeys',
  'macros',
  'generic',
  'empty',
  'assistant_note',
]);

/**
 * JSON lines: `{user_name, character_name, create_date, chat_metadata}`, then
 * `{name, is_user, is_system, mes, send_date, swipes, swipe_id, swipe_info, extra}` for each message.
 * Swipes are alternatives beside one another; the next message follows the chosen one.
 */
export const sillyTavern: Format = {
  name: 'sillytavern',
  title: 'SillyTavern',
  recognises: ({ isArray, paths }) =>
    !isArray &&
    (paths.has('chat_metadata') ||
      (paths.has('user_name') && paths.has('character_name')) ||
      (paths.has('mes') && paths.has('is_user'))),
  async *read(file) {
    const skips = new Skips();
    const messages: RecalledMessage[] = [];
    let head: Readonly<Record<string, unknown>> = {};
    let before: string | null = null;
    let characters = 0;
    for await (const line of jsonLines(file.read())) {
      if ('reason' in line) {
        yield broken(`line ${line.number}`, line.reason);
        continue;
      }
      const fields = fieldsOf(line.value);
      if (!('mes' in fields)) {
        if (line.number === 1) head = fields;
        else yield broken(`line ${line.number}`, 'it is no message');
        continue;
      }
      const said = alternativesOf(fields, line.number, before, skips);
      messages.push(...said.messages);
      before = said.chosen ?? before;
      characters += said.messages.reduce((sum, { content }) => sum + content.length, 0);
      if (characters > MOST_CHARACTERS)
        throw new Unreadable('The conversation is larger than 32 MiB.');
    }
    yield* skips.items();
    if (messages.length === 0) return;
    const title = textIn(head['character_name']);
    const conversation = {
      key: keyOf(head, messages),
      title,
      messages,
      activeKey: before ?? undefined,
    };
    yield { kind: 'conversation', conversation };
  },
};

/** A chat has an id of its own only in newer versions. */
function keyOf(
  head: Readonly<Record<string, unknown>>,
  messages: readonly RecalledMessage[],
): string {
  const id = idIn(fieldsOf(head['chat_metadata'])['integrity']);
  const { character_name: character, user_name: user, create_date: begun } = head;
  const first = begun === undefined ? messages[0]!.content : undefined;
  return id ?? JSON.stringify([character, user, begun, first]);
}

function alternativesOf(
  fields: Readonly<Record<string, unknown>>,
  line: number,
  parentKey: string | null,
  skips: Skips,
): { messages: RecalledMessage[]; chosen: string | null } {
  const extra = fieldsOf(fields['extra']);
  if (fields['is_system'] === true && NOTES.has(String(extra['type']))) {
    skips.count('notes of the interface');
    return { messages: [], chosen: null };
  }
  if (extra['image'] !== undefined || extra['file'] !== undefined || extra['media'] !== undefined)
    skips.count('images and attachments');
  const swipes = listIn(fields['swipes']);
  const swipeId = Number.isInteger(fields['swipe_id']) ? Number(fields['swipe_id']) : 0;
  // The text shown may have been edited after it was written; its swipe then is the older text.
  const texts =
    swipes.length > 1 && swipeId in swipes ? swipes.with(swipeId, fields['mes']) : [fields['mes']];
  const shown = texts.length > 1 ? swipeId : 0;
  const infos = listIn(fields['swipe_info']);
  const messages = texts.flatMap((text, at): RecalledMessage[] => {
    const content = textIn(text);
    const info = texts.length > 1 ? fieldsOf(infos[at]) : {};
    const details = { ...fields, ...info };
    return content === undefined
      ? []
      : [{ ...sayingOf(fields, details), content, key: `${line}:${at}`, parentKey }];
  });
  const chosen = messages.find(({ key }) => key === `${line}:${shown}`) ?? messages.at(-1);
  return { messages, chosen: chosen?.key ?? null };
}

function sayingOf(
  fields: Readonly<Record<string, unknown>>,
  details: Readonly<Record<string, unknown>>,
): Pick<RecalledMessage, 'role' | 'contentType' | 'saidAt' | 'model'> {
  const extra = fieldsOf(details['extra']);
  const isNarration = extra['type'] === 'narrator' || extra['type'] === 'comment';
  const saidAt = tavernTime(details['send_date']);
  if (isNarration) return { role: 'SYSTEM', saidAt };
  if (fields['is_user'] === true) return { role: 'USER', saidAt };
  return { role: 'ASSISTANT', contentType: 'MARKDOWN', saidAt, model: textIn(extra['model']) };
}
