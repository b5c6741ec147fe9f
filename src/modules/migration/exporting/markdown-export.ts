import type { EntityManager } from '@mikro-orm/postgresql';
import type { Chronicle, ToldConversation, ToldMessage } from '../../chat/index.js';
import { SPEAKERS, whenIn } from './wording.js';

/** What was said, to be read by people: each conversation along the path that is shown. */
export async function* markdownExport(
  em: EntityManager,
  chronicle: Chronicle,
  zone: string,
  exportedAt: Date,
): AsyncIterable<string> {
  yield `# Conversations\n\nExported ${whenIn(zone, exportedAt)} (${zone}).\n`;
  for await (const conversation of chronicle.conversations(em)) {
    yield headOf(conversation, zone);
    for await (const message of chronicle.messages(em, conversation.id, 'path'))
      yield messageOf(message, zone);
  }
}

function headOf(conversation: ToldConversation, zone: string): string {
  const { title, description, createdAt, tags, status, model } = conversation;
  const facts = [
    whenIn(zone, new Date(createdAt)),
    ...(status === 'ARCHIVED' ? ['archived'] : []),
    ...(model ? [model] : []),
    ...tags.map((tag) => `#${tag.replaceAll(/\s+/g, '-')}`),
  ];
  const about = description ? `\n${quoted(description)}\n` : '';
  return `\n---\n\n## ${oneLine(title)}\n\n*${oneLine(facts.join(' · '))}*\n${about}`;
}

function messageOf(message: ToldMessage, zone: string): string {
  const { role, createdAt, status, rating, reactions } = message;
  const facts = [
    whenIn(zone, new Date(createdAt)),
    ...(status === 'COMPLETE' ? [] : [status.toLowerCase()]),
    ...(message.edited ? ['edited'] : []),
    ...(rating ? [`${'★'.repeat(rating.rating)}${'☆'.repeat(5 - rating.rating)}`] : []),
    ...reactions.map(({ reaction }) => reaction),
  ];
  return `\n**${SPEAKERS[role]}** · ${oneLine(facts.join(' · '))}\n\n${bodyOf(message)}\n`;
}

/** What is Markdown stays; what is not is quoted, so that nothing in it becomes a heading or a list. */
function bodyOf({ content, contentType }: ToldMessage): string {
  if (contentType === 'MARKDOWN') return content.trimEnd();
  if (contentType === 'JSON') return fenced(content, 'json');
  return quoted(escaped(content.trimEnd()));
}

const quoted = (text: string): string => text.replaceAll(/^/gm, '> ');

/** Line breaks and every sign that Markdown reads as more than a sign. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replaceAll(/^(\s*)([-+]|\d+[.)])(\s)/gm, '$1\\$2$3')
    .replaceAll(/(?<!\n)\r?\n(?!\r?\n|$)/g, '  \n');
}

/** A fence that is longer than any in the text. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
