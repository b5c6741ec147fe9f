import type { FastifyRequest } from 'fastify';
import { badInput, unauthenticated } from '../errors/refusal.js';

/**
 * What Node and the GraphQL server would stumble over, or read one way of two.
 * @throws Refusal BAD_USER_INPUT, UNAUTHENTICATED
 */
export function expectUsableHeaders({ protocol, hostname, raw }: FastifyRequest): void {
  if (!URL.canParse(`${protocol}://${hostname}/`)) throw badInput('The Host header names no host.');
  const names = raw.rawHeaders.filter((_, at) => at % 2 === 0);
  if (names.filter((name) => name.toLowerCase() === 'authorization').length > 1)
    throw unauthenticated();
}
