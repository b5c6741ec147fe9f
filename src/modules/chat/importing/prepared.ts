import { hash } from 'node:crypto';
import { newId } from '../../../platform/ids/new-id.js';
import { countTokens } from '../companion/tokens.js';
import type { RecalledConversation, RecalledMessage } from './recalled.js';

/** A message that is ready to be kept, with the identity under which it is known again. */
export interface Prepared extends RecalledMessage {
  id: string;
  clientMessageId: string;
  /** Of the message that it follows. */
  parentClientId: string | null;
  tokens: number | null;
}

/**
 * Each message once, cleaned, with its identity.
 * @param source the format's name; with the keys it makes the identity of a message
 */
export async function prepared(
  source: string,
  { key, messages }: RecalledConversation,
): Promise<Prepared[]> {
  const ready: Prepared[] = [];
  const seen = new Set<string>();
  let before: string | null = null;
  for (const message of messages) {
    if (seen.has(message.key)) continue;
    seen.add(message.key);
    const content = clean(message.content);
    const parent: string | null = message.parentKey === undefined ? before : message.parentKey;
    ready.push({
      ...message,
      id: newId(),
      content,
      model: message.model && clean(message.model),
      clientMessageId: message.identity ?? identityOf(source, key, message.key),
      parentClientId:
        parent === null ? null : (message.parentIdentity ?? identityOf(source, key, parent)),
      tokens: message.told ? message.told.tokensUsed : await countTokens(content),
    });
    before = message.key;
  }
  return ready;
}

/** What PostgreSQL and JSON cannot carry is dropped rather than the words around it. */
export const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed();

/** One and the same for every export of a message; no client can send under it by chance. */
export function identityOf(source: string, ...keys: readonly string[]): string {
  return `import:${hash('sha256', JSON.stringify([source, ...keys]), 'base64url')}`;
}
