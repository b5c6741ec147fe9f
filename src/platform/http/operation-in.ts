import type { FastifyRequest } from 'fastify';
import { type Operation, operationOf } from '../cache/whole/operation.js';

/** The body was read as JSON, which no page of another site can send unasked. */
const JSON_TYPE = /^application\/json\s*(;|$)/i;

/** The operation that a request brings; null where only the GraphQL server knows what to make of it. */
export function operationIn(request: FastifyRequest): Operation | null {
  const { method, routeOptions, headers, body } = request;
  const isPlain =
    method === 'POST' &&
    routeOptions.url === '/graphql' &&
    JSON_TYPE.test(headers['content-type'] ?? '');
  return isPlain ? operationOf(body, headers.accept) : null;
}
