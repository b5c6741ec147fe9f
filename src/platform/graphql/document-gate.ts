import { type DocumentNode, Lexer, parse, Source, TokenKind } from 'graphql';
import { LRUCache } from 'lru-cache';
import { badInput } from '../errors/refusal.js';
import { extentsOf, type Limit, LIMITS } from './document-limits.js';

/** Documents repeat: those that passed, by their text, long ones (literals in them) left out. */
const passed = new LRUCache<string, true>({ max: 1_000 });
const LONGEST_REMEMBERED = 10_000;

const OPENING: ReadonlySet<TokenKind> = new Set([
  TokenKind.BRACE_L,
  TokenKind.BRACKET_L,
  TokenKind.PAREN_L,
]);
const CLOSING: ReadonlySet<TokenKind> = new Set([
  TokenKind.BRACE_R,
  TokenKind.BRACKET_R,
  TokenKind.PAREN_R,
]);

/**
 * Turns away what could hurt before anybody is authenticated and before the engine looks at it: some
 * rules of validation take time by the square of a document's length. What is no document at all is
 * let through, because the engine says best what is wrong with it.
 * @throws Refusal BAD_USER_INPUT that names the limit
 */
export function passDocument(text: unknown): void {
  if (typeof text !== 'string' || passed.has(text)) return;
  expect('characters', text.length);
  expectFewTokens(text);
  const document = parsed(text);
  if (!document) return;
  expect('definitions', document.definitions.length);
  for (const extent of extentsOf(document)) {
    for (const [limit, found] of Object.entries(extent)) expect(limit as Limit, found);
  }
  if (text.length <= LONGEST_REMEMBERED) passed.set(text, true);
}

function expect(limit: Limit, found: number): void {
  if (found <= LIMITS[limit]) return;
  throw badInput(
    `The document exceeds the limit on ${limit}: ${found} of at most ${LIMITS[limit]}.`,
  );
}

/** Read token by token, so that no nesting is too deep for this. */
function expectFewTokens(text: string): void {
  const lexer = new Lexer(new Source(text));
  let nesting = 0;
  for (let tokens = 0; ; tokens += 1) {
    expect('tokens', tokens);
    const kind = nextKind(lexer);
    if (kind === null || kind === TokenKind.EOF) return;
    if (OPENING.has(kind)) nesting += 1;
    if (CLOSING.has(kind)) nesting -= 1;
    expect('nesting', nesting);
  }
}

/** Null where the text is no GraphQL any more. */
function nextKind(lexer: Lexer): TokenKind | null {
  try {
    return lexer.advance().kind;
  } catch {
    return null;
  }
}

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true });
  } catch {
    return null;
  }
}
