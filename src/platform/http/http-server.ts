import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Config } from '../config/config.js';
import { Authenticator } from '../auth/authenticator.js';
import { serviceUnavailable } from '../errors/refusal.js';
import { Departure } from '../health/departure.js';
import { WholeAnswers } from '../cache/index.js';
import { CompiledQueries } from '../graphql/compiled-queries.js';
import { passDocument } from '../graphql/document-gate.js';
import { RequestContexts } from '../graphql/request-contexts.js';
import { answerCompiled } from './answer-compiled.js';
import { answerFromCache } from './answer-from-cache.js';
import { answerBrokenAddress, answerBrokenRequest } from './broken-request.js';
import { noteCaller } from './caller.js';
import { requestIdOf, withRequestId } from './request-id.js';
import { readJsonBodies } from './body-parser.js';
import { expectUsableHeaders } from './usable-headers.js';

const BODY_LIMIT = 1_048_576;
/** Room for a token that is far too long, so that it gets the answer of a bad token. */
const MOST_HEADERS = 32_768;
/** How often Node looks for requests that take too long to arrive. */
const LOOK_EVERY_MS = 500;
/** Longer than a balancer's, so that it is never us who closes under its request. */
const KEEP_ALIVE_MS = 72_000;

/** The HTTP server, before anything is served by it. */
export function httpAdapter(trustsProxy: () => boolean): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    // The one balancer in front, and nobody further away: what it did not write itself may be made up.
    trustProxy: (_address, hop) => hop === 0 && trustsProxy(),
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { connectionsCheckingInterval: LOOK_EVERY_MS, maxHeaderSize: MOST_HEADERS },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: answerBrokenAddress,
    genReqId: requestIdOf,
  });
}

/** Request ids, bodies, the caller's identity, and one log line for each answer. */
export function prepareHttp(app: NestFastifyApplication, log: Logger): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const [authenticator, departure] = [app.get(Authenticator), app.get(Departure)];
  const { requestTimeoutMs } = app.get(Config);
  fastify.server.requestTimeout = fastify.server.headersTimeout = requestTimeoutMs;
  readJsonBodies(fastify);
  fastify.decorateRequest('viewer');
  fastify.decorateRequest('doubt');
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('preHandler', (request, reply, done) => {
    if (request.routeOptions.url !== '/graphql') return done();
    reply.header('cache-control', 'no-store');
    if (departure.hasBegun) throw serviceUnavailable();
    expectUsableHeaders(request);
    passDocument(documentOf(request));
    // A promise is waited for, and costs: who is remembered is not made to wait for one.
    const lookUp = noteCaller(request, authenticator);
    if (!lookUp) done();
    return lookUp;
  });
  answerFromCache(fastify, app.get(WholeAnswers));
  answerCompiled(fastify, app.get(CompiledQueries), app.get(RequestContexts));
  let isClosing = false;
  fastify.addHook('preClose', async () => void (isClosing = true));
  fastify.addHook('onSend', ({ id }, reply, payload, done) => {
    // A connection that is kept would keep the server from ending.
    if (isClosing) reply.header('connection', 'close');
    const { statusCode } = reply;
    const isError = statusCode >= 400 && typeof payload === 'string';
    done(null, isError ? withRequestId(payload, id) : payload);
  });
  logAnswers(fastify, log);
}

function logAnswers(fastify: FastifyInstance, log: Logger): void {
  // Of an answer only numbers and names of our own are logged: nothing to look for and strike out.
  const answers = log.child({}, { redact: { paths: [] } });
  fastify.addHook('onResponse', (request, reply, done) => {
    answers.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
    done();
  });
}

/** Unchecked, as it came: a POST's body first, else the address. */
function documentOf({ body, query }: FastifyRequest): unknown {
  const { query: document } = (body ?? query ?? {}) as { query?: unknown };
  return document;
}
