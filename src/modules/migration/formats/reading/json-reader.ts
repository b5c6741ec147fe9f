import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import { type Chunks, Unreadable } from './chunks.js';

/** Bounds of what is in memory at once: one element, that is one conversation. */
const MOST_BYTES = 32 * 1_048_576;
const MOST_VALUES = 2_000_000;
const MOST_DEPTH = 10_000;

/** A value on one of the paths that were asked for. */
export interface Element {
  value: unknown;
  /** The names on the way to it. */
  path: readonly (string | number)[];
}

/**
 * Reads JSON piece by piece and gives out the values on some paths as soon as they are complete.
 * @throws Unreadable for what is no JSON, and for what is made to fill the memory
 */
export class JsonReader {
  private readonly tokenizer = new Tokenizer();
  private readonly values: TokenParser;
  private ready: Element[] = [];
  private bytes = 0;
  private tokens = 0;
  private depth = 0;

  constructor(paths: readonly string[]) {
    this.values = new TokenParser({ paths: [...paths], keepStack: false });
    this.values.onValue = ({ value, key, stack }) => {
      const path = [
        ...stack.slice(1).map((level) => level.key!),
        ...(key === undefined ? [] : [key]),
      ];
      this.ready.push({ value, path });
      this.bytes = this.tokens = 0;
    };
    this.tokenizer.onToken = (token) => {
      this.weigh(token.token);
      this.values.write(token);
    };
  }

  /** Takes the next bytes; answers what they completed, also when they break off: then it ends there. */
  write(chunk: Uint8Array): { elements: Element[]; failure: Unreadable | null } {
    const failure = this.attempt(() => {
      this.bytes += chunk.length;
      this.tokenizer.write(chunk);
      if (this.bytes > MOST_BYTES) throw tooLarge(`larger than ${MOST_BYTES / 1_048_576} MiB`);
    });
    const elements = this.ready;
    this.ready = [];
    return { elements, failure };
  }

  end(): Unreadable | null {
    return this.tokenizer.isEnded || this.values.isEnded
      ? null
      : this.attempt(() => {
          this.tokenizer.end();
          this.values.end();
        });
  }

  private weigh(token: TokenType): void {
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) this.depth += 1;
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) this.depth -= 1;
    this.tokens += 1;
    if (this.depth > MOST_DEPTH) throw tooLarge(`nested deeper than ${MOST_DEPTH} levels`);
    if (this.tokens > MOST_VALUES) throw tooLarge(`made of more than ${MOST_VALUES} parts`);
  }

  private attempt(parse: () => void): Unreadable | null {
    try {
      parse();
      return null;
    } catch (error) {
      if (error instanceof Unreadable) return error;
      return new Unreadable('It is not valid JSON from here on, or it is cut off.', {
        cause: error,
      });
    }
  }
}

const tooLarge = (how: string): Unreadable =>
  new Unreadable(`One conversation is ${how}; the file is not read further.`);

/** The values on some paths of one JSON text, each as soon as it is complete. */
export async function* jsonElements(
  chunks: Chunks,
  paths: readonly string[] = ['$.*'],
): AsyncIterable<Element> {
  const reader = new JsonReader(paths);
  for await (const chunk of chunks) {
    const { elements, failure } = reader.write(chunk);
    yield* elements;
    if (failure) throw failure;
  }
  const failure = reader.end();
  if (failure) throw failure;
}
