import { fold, wellFormed } from './folding.js';
import { gramsOfText } from './grams.js';

/** How a message is written beside its content so that it can be found; made at insert, never shown. */
export interface SearchForm {
  readonly searchText: string;
  readonly searchGrams: string[];
}

/** UTF-16 units. Only text made of ligatures that unfold to many letters gets near: 16,000 characters of prose stay below. */
export const SEARCH_TEXT_LIMIT = 48_000;

export function searchFormOf(content: string): SearchForm {
  const searchText = wellFormed(fold(content).text.slice(0, SEARCH_TEXT_LIMIT));
  return { searchText, searchGrams: gramsOfText(searchText) };
}
