import { countTokens } from '../companion/tokens.js';

/** How much of a prompt a summary may take, whatever a model makes of it. */
export const MOST_TOKENS = 500;
const MOST_CHARACTERS = 6_000;

/** A text cut to the length that a summary may have, and how long it is; null when nothing is left. */
export async function bounded(text: string): Promise<{ content: string; tokens: number } | null> {
  let content = clean(text.slice(0, MOST_CHARACTERS));
  let tokens = await countTokens(content);
  while (tokens > MOST_TOKENS) {
    content = clean(content.slice(0, Math.floor((content.length * MOST_TOKENS) / tokens) - 1));
    tokens = await countTokens(content);
  }
  return content === '' ? null : { content, tokens };
}

/** A character that was cut in two would be refused by the database. */
const clean = (text: string): string => text.toWellFormed().replaceAll('\0', '').trim();
