import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { badInput, unauthenticated } from '../errors/refusal.js';

const MOST_HOSTS = 100;
/** The few names by which this server is called, as they passed. */
const hosts = new LRUCache<string, true>({ max: MOST_HOSTS });

/**
 * What Node and the GraphQL server would stumble over, or read one way of two.
 * @throws Refusal BAD_USER_INPUT, UNAUTHENTICATED
 */
export function expectUsableHeaders({ protocol, hostname, raw }: FastifyRequest): void {
  const origin = `${protocol}://${hostname}/`;
  if (!hosts.has(origin)) {
    if (!URL.canParse(origin)) throw badInput('The Host header names no host.');
    hosts.set(origin, true);
  }
  if (timesGiven('authorization', raw.rawHeaders) > 1) throw unauthenticated();
}

/** @param rawHeaders names and values in turns, as they came */
function timesGiven(header: string, rawHeaders: readonly string[]): number {
  let times = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!;
    if (name.length === header.length && name.toLowerCase() === header) times += 1;
  }
  return times;
}
