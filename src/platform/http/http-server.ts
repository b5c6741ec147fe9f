import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Authenticator } from '../auth/authenticator.js';
import type { Viewer } from '../auth/viewer.js';
import { readJsonBodies } from './body-parser.js';

declare module 'fastify' {
  interface FastifyRequest {
    viewer?: Viewer | null;
  }
}

const BODY_LIMIT = 1_048_576;
/** A request must have arrived whole by then. */
const ARRIVAL_MS = 25_000;
/** Longer than a balancer's, so that it is never us who closes under its request. */
const KEEP_ALIVE_MS = 72_000;

const REQUEST_ID = /^[\w.-]{1,64}$/;

/** The HTTP server, before anything is served by it. */
export function httpAdapter(trustsProxy: () => boolean): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: () => trustsProxy(),
    requestTimeout: ARRIVAL_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    genReqId: ({ headers }: IncomingMessage) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
  });
}

/** Request ids, bodies, the caller's identity, and one log line for each answer. */
export function prepareHttp(app: NestFastifyApplication, log: Logger): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const authenticator = app.get(Authenticator);
  readJsonBodies(fastify);
  fastify.decorateRequest('viewer');
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  fastify.addHook('preHandler', async (request) => {
    if (request.routeOptions.url !== '/graphql') return;
    request.viewer = await authenticator.viewerOf(request.headers.authorization);
  });
  fastify.addHook('onResponse', async (request, reply) => {
    log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
  });
}
