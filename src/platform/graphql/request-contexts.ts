import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../auth/viewer.js';
import { Cursors } from '../paging/cursors.js';
import { sealersOf } from './sealers.js';

declare module 'fastify' {
  interface FastifyRequest {
    graphql?: RequestContext;
  }
}

/** What a request over HTTP carries into its resolvers: the same, whoever executes it and how often. */
@Injectable()
export class RequestContexts {
  constructor(private readonly cursors: Cursors) {}

  of(request: FastifyRequest): RequestContext {
    const { viewer = null, doubt, id, ip, method, pending } = request;
    return (request.graphql ??= {
      viewer,
      doubt,
      requestId: id,
      method,
      address: ip,
      notes: pending?.notes ?? null,
      sealer: sealersOf(this.cursors, viewer),
    });
  }
}
