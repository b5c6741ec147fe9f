import type { FastifyInstance } from 'fastify';
import { isAnswer, type Pending, type WholeAnswers } from '../cache/whole/whole-answers.js';
import { operationIn } from './operation-in.js';

declare module 'fastify' {
  interface FastifyRequest {
    pending?: Pending | null;
  }
}

/**
 * Answers queries whose answer is known in front of the GraphQL engine, once it is clear who asks;
 * and keeps the answers that the engine gives, where they may be kept.
 */
export function answerFromCache(fastify: FastifyInstance, answers: WholeAnswers): void {
  fastify.decorateRequest('pending');
  if (!answers.isEnabled) return;
  fastify.addHook('preHandler', async (request, reply) => {
    const { viewer } = request;
    const operation = operationIn(request);
    if (!viewer || !operation) return;
    const found = await answers.find(viewer, operation);
    if (!isAnswer(found)) {
      request.pending = found;
      return;
    }
    reply.header('content-type', found.contentType);
    return reply.send(found.body);
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const { pending } = request;
    const verdict = reply.statusCode === 200 ? pending?.notes.verdict : null;
    if (!pending || !verdict || typeof payload !== 'string') return done(null, payload);
    const body = Buffer.from(payload);
    const contentType = String(reply.getHeader('content-type'));
    // Nobody waits for it: until it is kept, the engine answers.
    void answers.keep(pending, verdict, { contentType, body });
    done(null, body);
  });
}
