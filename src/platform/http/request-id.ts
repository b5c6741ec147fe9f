import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const SANE = /^[\w.-]{1,64}$/;

/** The client's own id for its request, if it is one that a log can carry; else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && SANE.test(given) ? given : randomUUID();
}

interface Told {
  errors?: { extensions?: { requestId?: string } }[];
}

/** Puts the id into errors that the GraphQL server made before it knew of any request. */
export function withRequestId(body: string, requestId: string): string {
  if (!body.startsWith('{"errors":') || body.includes(`"requestId":"${requestId}"`)) return body;
  const told = JSON.parse(body) as Told;
  const errors = told.errors?.map((error) => ({
    ...error,
    extensions: { ...error.extensions, requestId },
  }));
  return JSON.stringify({ ...told, errors });
}
