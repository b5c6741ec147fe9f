import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorBody } from '../errors/answer.js';
import { badInput, type Refusal } from '../errors/refusal.js';
import { mayTakeItsTime } from './unhurried.js';

/** What Node's parser objects to, as a status line and a sentence. */
const OBJECTIONS: Record<string, [status: string, sentence: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers are too large.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['413 Content Too Large', 'The request is too large.'],
};
const NO_HTTP: [string, string] = ['400 Bad Request', 'This is no valid HTTP request.'];

/**
 * Answers bytes that never became a request, in the same shape as everything else, and hangs up:
 * where the next request would begin cannot be known.
 */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && mayTakeItsTime(socket)) return;
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error);
    return;
  }
  const [status, sentence] = OBJECTIONS[error.code ?? ''] ?? NO_HTTP;
  hangUp(socket, status, badInput(sentence));
  // A client that goes on sending must not keep the connection.
  socket.destroySoon();
}

/** One answer on a bare connection, and its end. */
export function hangUp(socket: Duplex, status: string, refusal: Refusal): void {
  const requestId = randomUUID();
  const body = JSON.stringify(errorBody(refusal, requestId));
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${requestId}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** Answers an address that cannot be decoded, which no route and no hook ever sees. */
export function answerBrokenAddress(
  _error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  void reply
    .code(400)
    .header('x-request-id', request.id)
    .send(errorBody(badInput('This is no valid address.'), request.id));
}
