import type { Saying } from './trees/tree.js';
import type { Skips } from './trees/skips.js';
import { fieldsOf, listIn, roleIn, textIn } from './reading/fields.js';
import { timeOf } from './reading/times.js';

/** Marks of citations: letters of private use around a name that means nothing outside of ChatGPT. */
const CITATION = /\uE200[^\uE201]*\uE201|[\uE200-\uE202]/g;

/** Kinds of content that are the machinery's own, and what they are for people. */
const MACHINERY: Readonly<Record<string, string>> = {
  thoughts: 'reasoning',
  reasoning_recap: 'reasoning',
  user_editable_context: 'custom instructions',
  model_editable_context: 'notes of the model',
  execution_output: 'tool output',
  tether_quote: 'tool output',
  tether_browsing_display: 'tool output',
  tether_browsing_code: 'tool output',
  computer_output: 'tool output',
  sonic_webpage: 'tool output',
  system_error: 'errors',
};

/** What a node of the mapping says; null when it is left out by rule; else what is wrong with it. */
export function sayingOf(
  value: unknown,
  defaultModel: string | undefined,
  skips: Skips,
): Saying | string | null {
  const message = fieldsOf(value);
  const metadata = fieldsOf(message['metadata']);
  const role = fieldsOf(message['author'])['role'];
  const left = leftOut(message, role, metadata);
  if (left) {
    skips.count(left);
    return null;
  }
  const known = roleIn(role);
  if (!known) return 'it is from nobody known';
  const content = contentOf(fieldsOf(message['content']), skips);
  if (content === undefined) return 'its content is of an unknown kind';
  if (content.trim() === '') return null;
  return {
    role: known,
    content,
    contentType: known === 'USER' ? 'TEXT' : 'MARKDOWN',
    saidAt: timeOf(message['create_time']),
    model: known === 'USER' ? undefined : (textIn(metadata['model_slug']) ?? defaultModel),
  };
}

/** Why a message is none that the person saw as part of the talk. */
function leftOut(
  message: Readonly<Record<string, unknown>>,
  role: unknown,
  metadata: Readonly<Record<string, unknown>>,
): string | undefined {
  const kind = String(fieldsOf(message['content'])['content_type']);
  if (Object.hasOwn(MACHINERY, kind)) return MACHINERY[kind];
  if (role === 'tool') return 'tool output';
  if (role === 'system' || metadata['is_visually_hidden_from_conversation'] === true)
    return 'hidden messages';
  const recipient = message['recipient'];
  return typeof recipient === 'string' && recipient !== 'all' ? 'tool calls' : undefined;
}

function contentOf(content: Readonly<Record<string, unknown>>, skips: Skips): string | undefined {
  const { content_type: kind, parts, text, language } = content;
  if (kind === 'code') {
    const name = textIn(language);
    return `\`\`\`${name && name !== 'unknown' ? name : ''}\n${textIn(text) ?? ''}\n\`\`\``;
  }
  if (Array.isArray(parts)) {
    const texts = listIn(parts).flatMap((part) => textOfPart(part, skips) ?? []);
    return texts.join('\n').replace(CITATION, '');
  }
  return textIn(text)?.replace(CITATION, '');
}

function textOfPart(part: unknown, skips: Skips): string | undefined {
  if (typeof part === 'string') return part;
  const { content_type: kind, text } = fieldsOf(part);
  const words = textIn(text);
  if (words !== undefined) return words;
  skips.count(
    /image/.test(String(kind))
      ? 'images'
      : /audio|video/.test(String(kind))
        ? 'recordings'
        : 'attachments',
  );
  return undefined;
}
