import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerTo, errorBody } from '../errors/answer.js';
import type { ErrorCode } from '../errors/refusal.js';

const SENTENCES: Record<number, [ErrorCode, string]> = {
  403: ['FORBIDDEN', 'This is not for everybody.'],
  404: ['NOT_FOUND', 'There is nothing here.'],
  408: ['BAD_USER_INPUT', 'The request took too long to arrive.'],
  413: ['BAD_USER_INPUT', 'The request is larger than 1 MiB.'],
  415: ['BAD_USER_INPUT', 'The request must be JSON.'],
  503: ['SERVICE_UNAVAILABLE', 'The service is not ready.'],
};

/** Whatever goes wrong in front of GraphQL is answered in GraphQL's shape, with the same codes. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): unknown {
    // Resolvers' errors are GraphQL's own to answer.
    if (host.getType<string>() === 'graphql') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const status = statusOf(error, request);
    const known = status === undefined ? undefined : SENTENCES[status];
    const answer = known
      ? { status: status!, code: known[0], message: known[1], facts: {}, isFault: false }
      : answerTo(error, status);
    if (answer.isFault) this.log.error({ err: error, requestId: request.id }, 'a request failed');
    return reply
      .code(answer.status)
      .type(mediaTypeFor(request))
      .send(errorBody(answer, request.id));
  }
}

/** What Fastify or Nest themselves think of it; a client that hung up midway is no fault of ours. */
function statusOf(error: unknown, { raw }: FastifyRequest): number | undefined {
  if (!raw.complete && raw.destroyed) return 408;
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}

function mediaTypeFor({ headers }: FastifyRequest): string {
  const type = headers.accept?.includes('application/graphql-response+json')
    ? 'application/graphql-response+json'
    : 'application/json';
  return `${type}; charset=utf-8`;
}
