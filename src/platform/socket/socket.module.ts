import { Module } from '@nestjs/common';
import { GraphQLModule } from '../graphql/graphql.module.js';
import { Admission } from './admission.js';
import { OperationGate } from './operation-gate.js';
import { Seats } from './seats.js';
import { SocketServer } from './socket-server.js';
import { Talks } from './talks.js';

/** Subscriptions over WebSocket, for whoever serves GraphQL. */
@Module({
  imports: [GraphQLModule],
  providers: [SocketServer, Talks, Admission, OperationGate, Seats],
})
export class SocketModule {}
