import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { CompiledQueries } from '../graphql/compiled-queries.js';
import type { RequestContexts } from '../graphql/request-contexts.js';
import { noteWhole } from '../graphql/whole-answer.plugin.js';
import { operationIn } from './operation-in.js';

const MOST_ACCEPTS = 100;

/**
 * Answers queries that are compiled already in front of the GraphQL server, which would only lead
 * them to the same code. Whatever it could have a word on, a fault in the query or an answer that
 * is not clean, is left to it, as if this were not there.
 */
export function answerCompiled(
  fastify: FastifyInstance,
  queries: CompiledQueries,
  contexts: RequestContexts,
): void {
  /** What the server sends to whom who accepts what, by its own earlier answers. */
  const mediaTypes = new LRUCache<string, string>({ max: MOST_ACCEPTS });
  fastify.decorateRequest('graphql');
  fastify.addHook('preHandler', async (request, reply) => {
    const operation = request.pending?.operation ?? operationIn(request);
    const mediaType = operation && mediaTypes.get(operation.accept);
    if (!mediaType) return;
    const context = contexts.of(request);
    const data = await queries.answer(operation, context);
    if (!data) return;
    noteWhole(context, data);
    reply.header('content-type', mediaType);
    return reply.send(JSON.stringify({ data }));
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const isServers = reply.statusCode === 200 && !mediaTypes.has(request.headers.accept ?? '');
    const operation = isServers && operationIn(request);
    if (operation) mediaTypes.set(operation.accept, String(reply.getHeader('content-type')));
    done(null, payload);
  });
}
