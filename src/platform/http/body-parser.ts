import type { FastifyInstance } from 'fastify';
import { badInput, type Refusal } from '../errors/refusal.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const notJson = (): Refusal => badInput('The body is not valid JSON in UTF-8.');

/**
 * Reads JSON strictly: real UTF-8, and no way into an object's prototype. Of a name that stands
 * twice the last value counts. What calls itself something else than JSON is read and dropped, so
 * that the guard against cross-site requests can answer it in its own words.
 */
export function readJsonBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => parse(body),
  );
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, async () => undefined);
}

function parse(body: Buffer): unknown {
  try {
    const text = utf8.decode(body);
    // Asked for every name, so only where there is something to find.
    return JSON.parse(text, /__proto__|\\u/.test(text) ? withoutPrototype : undefined);
  } catch {
    throw notJson();
  }
}

function withoutPrototype(name: string, value: unknown): unknown {
  return name === '__proto__' ? undefined : value;
}
