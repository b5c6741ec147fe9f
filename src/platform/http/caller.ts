import type { FastifyRequest } from 'fastify';
import type { Authenticator } from '../auth/authenticator.js';
import type { Viewer } from '../auth/viewer.js';
import { isUnavailable } from '../database/conflict.js';

declare module 'fastify' {
  interface FastifyRequest {
    viewer?: Viewer | null;
    /** Why nobody could tell who asks. */
    doubt?: unknown;
  }
}

/**
 * Notes who asks; at once where that is remembered. When it cannot be looked up the operation is
 * begun all the same: it is refused as soon as it needs to know, and whoever is in distress can
 * still be answered.
 * @throws Refusal UNAUTHENTICATED
 */
export function noteCaller(
  request: FastifyRequest,
  authenticator: Authenticator,
): Promise<void> | undefined {
  const { authorization } = request.headers;
  request.viewer = authorization === undefined ? null : authenticator.recalled(authorization);
  return request.viewer === undefined ? lookUp(request, authenticator) : undefined;
}

async function lookUp(request: FastifyRequest, authenticator: Authenticator): Promise<void> {
  try {
    request.viewer = await authenticator.viewerOf(request.headers.authorization);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    request.doubt = error;
  }
}
