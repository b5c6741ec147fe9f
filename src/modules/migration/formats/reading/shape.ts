import { Tokenizer, TokenType } from '@streamparser/json';
import { encodingOf } from './utf8.js';

/** How a file begins: enough to tell its format, whatever its name. */
export interface Shape {
  /** No JSON: the text of the first line, for tables. */
  readonly firstLine: string;
  readonly isJson: boolean;
  /** A JSON array, as opposed to an object. */
  readonly isArray: boolean;
  /** Several JSON values, one on each line. */
  readonly isLines: boolean;
  /**
   * The paths that were met in the beginning of the first value: `[].mapping`, `messages[].role`.
   * With `*` for the first name, too: `*[].role`.
   */
  readonly paths: ReadonlySet<string>;
}

/** Bytes that tell a format: what stands before them in real exports is far shorter. */
export const BEGINNING_BYTES = 262_144;

export function shapeOf(beginning: Uint8Array): Shape {
  const text = new TextDecoder(encodingOf(beginning)).decode(beginning).trimStart();
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const isJson = /^[[{]/.test(text);
  const { paths, rest } = isJson ? walk(text) : { paths: new Set<string>(), rest: '' };
  const isArray = text.startsWith('[');
  return { firstLine, isJson, isArray, isLines: !isArray && /^\s*\{/.test(rest), paths };
}

/** The names that stand in the first value, and what comes after it. */
function walk(text: string): { paths: Set<string>; rest: string } {
  const paths = new Set<string>();
  const place = new Place();
  let end = -1;
  const tokenizer = new Tokenizer({ separator: '' });
  tokenizer.onToken = ({ token, value, offset }) => {
    if (end >= 0) return;
    if (place.take(token, value)) for (const path of place.paths()) paths.add(path);
    if (place.depth === 0) end = offset + 1;
  };
  try {
    tokenizer.write(Buffer.from(text));
  } catch {
    // A beginning breaks off somewhere; what was met until then is true.
  }
  return { paths, rest: end < 0 ? '' : Buffer.from(text).toString('utf8', end) };
}

/** Where in a JSON text a walk is. */
class Place {
  /** `[]` for an array, else the present name. */
  private readonly names: (string | null)[] = [];
  private expectsName = false;

  get depth(): number {
    return this.names.length;
  }

  /** Answers whether a new place was reached. */
  take(token: TokenType, value: unknown): boolean {
    const top = this.names.length - 1;
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) {
      this.names.push(token === TokenType.LEFT_BRACKET ? '[]' : null);
      this.expectsName = token === TokenType.LEFT_BRACE;
    } else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) {
      this.names.pop();
      this.expectsName = false;
    } else if (token === TokenType.COMMA) {
      this.expectsName = this.names[top] !== '[]';
    } else if (token === TokenType.STRING && this.expectsName) {
      this.names[top] = String(value);
      this.expectsName = false;
      return this.names.length < 8;
    }
    return false;
  }

  paths(): string[] {
    const written = (names: (string | null)[]) => names.join('.').replaceAll('.[]', '[]');
    const [first, ...rest] = this.names;
    return first === '[]' ? [written(this.names)] : [written(this.names), written(['*', ...rest])];
  }
}
