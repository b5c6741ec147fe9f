import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { Registry } from 'prom-client';
import { WebSocketServer } from 'ws';
import { badInput, notFound, serviceUnavailable } from '../errors/refusal.js';
import { Departure } from '../health/departure.js';
import { hangUp } from '../http/broken-request.js';
import { CLOSE } from './caller.js';
import { showSockets } from './socket-figures.js';
import { Talks } from './talks.js';

/** As for a request's body. */
const LONGEST_MESSAGE_BYTES = 1_048_576;
const MOST_SOCKETS = 10_000;
/** How long clients have to agree to a farewell. */
const FAREWELL_MS = 1_000;

/** The door for sockets, at the address of requests. */
@Injectable()
export class SocketServer implements OnModuleInit, OnApplicationBootstrap {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
    // Without a protocol in common any is agreed to, so that every client is told why it is closed.
    handleProtocols: ([first = '', ...others]) =>
      others.includes(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : first,
  });

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly talks: Talks,
    private readonly departure: Departure,
    registry: Registry,
  ) {
    showSockets(registry, this.sockets);
  }

  /** Before the HTTP server closes, which waits for its connections, and after all who use them. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('preClose', () => this.farewell());
  }

  onApplicationBootstrap(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    server.on('upgrade', (request: IncomingMessage, line: Duplex, head: Buffer) => {
      this.receive(request, line, head);
    });
    this.sockets.on('wsClientError', (_error, line) =>
      hangUp(line, '400 Bad Request', badInput('This is no valid WebSocket handshake.')),
    );
  }

  private receive(request: IncomingMessage, line: Duplex, head: Buffer): void {
    line.on('error', () => line.destroy());
    const [path] = (request.url ?? '').split('?', 1);
    if (path !== '/graphql') return hangUp(line, '404 Not Found', notFound('address'));
    if (this.departure.hasBegun || this.sockets.clients.size >= MOST_SOCKETS) {
      return hangUp(line, '503 Service Unavailable', serviceUnavailable());
    }
    this.sockets.handleUpgrade(request, line, head, (socket) => this.talks.begin(socket, request));
  }

  private async farewell(): Promise<void> {
    const all = [...this.sockets.clients];
    const closed = all.map((socket) => once(socket, 'close'));
    for (const socket of all) socket.close(CLOSE.goingAway, 'Going away');
    await Promise.race([Promise.all(closed), pause(FAREWELL_MS, undefined, { ref: false })]);
    for (const socket of this.sockets.clients) socket.terminate();
  }
}
