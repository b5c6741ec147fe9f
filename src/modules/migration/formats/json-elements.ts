import { JSONParser } from '@streamparser/json';

/** The text is not JSON from here on; what came before it is true. */
export class BrokenJson extends Error {
  override readonly name = 'BrokenJson';
}

/** The elements of a top-level JSON array, each as soon as it is complete. */
export async function* jsonElements(chunks: AsyncIterable<Uint8Array>): AsyncIterable<unknown> {
  let ready: unknown[] = [];
  const parser = new JSONParser({ paths: ['$.*'], keepStack: false });
  parser.onValue = ({ value }) => void ready.push(value);
  for await (const chunk of chunks) {
    attempt(() => parser.write(chunk));
    const complete = ready;
    ready = [];
    yield* complete;
  }
  if (!parser.isEnded) attempt(() => parser.end());
}

function attempt(parse: () => void): void {
  try {
    parse();
  } catch (error) {
    throw new BrokenJson('The file is not valid JSON, or it is cut off.', { cause: error });
  }
}
