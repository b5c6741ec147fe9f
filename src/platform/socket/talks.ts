import type { IncomingMessage } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import { type ConnectionInitMessage, makeServer, type Server } from 'graphql-ws';
import type { RawData, WebSocket } from 'ws';
import { requestIdOf } from '../http/request-id.js';
import { Admission } from './admission.js';
import { type Caller, CLOSE } from './caller.js';
import { keepAlive } from './keep-alive.js';
import { OperationGate } from './operation-gate.js';
import { told } from './socket-errors.js';

const FIRST_WORD_MS = 3_000;

/** Who sends a message that only servers send, which graphql-ws leaves to its caller to answer. */
const OUT_OF_ROLE = /^Unexpected message of type/;

/** Holds conversations in `graphql-transport-ws`, one to a socket. */
@Injectable()
export class Talks {
  private readonly log = new Logger('Socket');
  private readonly protocol: Server<Caller>;

  constructor(admission: Admission, gate: OperationGate) {
    this.protocol = makeServer<ConnectionInitMessage['payload'], Caller>({
      connectionInitWaitTimeout: FIRST_WORD_MS,
      jsonMessageReviver: (name: string, value: unknown) =>
        name === '__proto__' ? undefined : value,
      onConnect: ({ extra, connectionParams = {} }) => admission.admit(extra, connectionParams),
      onSubscribe: ({ extra, subscriptions }, _id, payload) =>
        gate.pass(extra, payload, Object.keys(subscriptions).length),
      onError: ({ extra }, _id, _payload, errors) => told(errors, extra.requestId),
      onNext: ({ extra }, _id, _payload, _args, { data, errors }) =>
        errors && { data, errors: told(errors, extra.requestId) },
    });
  }

  begin(socket: WebSocket, request: IncomingMessage): void {
    const begunAt = performance.now();
    const gone = new AbortController();
    const caller: Caller = {
      requestId: requestIdOf(request),
      address: request.socket.remoteAddress ?? '',
      viewer: null,
      gone: gone.signal,
      close: (code, reason) => socket.close(code, reason),
    };
    // It is closed by itself after an error of the line or of a frame.
    socket.on('error', () => undefined);
    keepAlive(socket, gone.signal);
    const end = this.open(socket, caller);
    socket.once('close', (code, reason) => {
      gone.abort();
      const ms = Math.round(performance.now() - begunAt);
      this.log.log({ requestId: caller.requestId, code, ms }, 'a socket closed');
      end(code, String(reason)).catch((error: unknown) => this.fail(caller, error));
    });
  }

  private open(socket: WebSocket, caller: Caller): ReturnType<Server<Caller>['opened']> {
    return this.protocol.opened(
      {
        protocol: socket.protocol,
        close: caller.close,
        send: (text) => sent(socket, text),
        onMessage: (hear) =>
          socket.on('message', (data: RawData, isBinary: boolean) => {
            if (isBinary) return caller.close(CLOSE.badMessage, 'Messages are text');
            hear(String(data)).catch((error: unknown) => this.fail(caller, error));
          }),
      },
      caller,
    );
  }

  private fail(caller: Caller, error: unknown): void {
    if (error instanceof Error && OUT_OF_ROLE.test(error.message)) {
      return caller.close(CLOSE.badMessage, 'Unexpected message');
    }
    this.log.error({ err: error, requestId: caller.requestId }, 'a socket failed');
    caller.close(CLOSE.fault, 'Internal error');
  }
}

/** Resolves when it was handed on: a reader who is slow is told more at a time. */
function sent(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(text, () => resolve());
  });
}
