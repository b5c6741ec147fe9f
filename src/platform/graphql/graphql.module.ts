import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { GraphQLModule as NestGraphQLModule } from '@nestjs/graphql';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import type { RequestContext } from '../auth/viewer.js';
import { Cursors } from '../paging/cursors.js';
import { CompiledQueries } from './compiled-queries.js';
import { ErrorsPlugin, formatError } from './errors.plugin.js';
import { LIMITS, MOST_ERRORS } from './document-limits.js';
import { sealersOf } from './sealers.js';
import { SocketsOnlyPlugin } from './sockets-only.plugin.js';
import { WholeAnswerPlugin } from './whole-answer.plugin.js';
import { DateTimeScalar, LocalDateScalar, TimeZoneScalar } from './scalars.js';

function settings({ production }: Config, cursors: Cursors): ApolloDriverConfig {
  return {
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    graphiql: false,
    // Later than the default: replies end, and are answered, while the server still serves.
    stopOnApplicationShutdown: true,
    introspection: !production,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    autoTransformHttpErrors: false,
    preserveHttpStatusForExecutionErrors: false,
    formatError,
    // Apollo's own adds a line break, for which the whole text is copied once more.
    stringifyResult: (result) => JSON.stringify(result),
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: MOST_ERRORS },
    plugins: [
      new ErrorsPlugin(),
      new WholeAnswerPlugin(),
      new CompiledQueries(),
      new SocketsOnlyPlugin(),
      // Answers are private and their freshness is ours to keep: no cache hints, no work for them.
      ApolloServerPluginCacheControlDisabled(),
      production
        ? ApolloServerPluginLandingPageDisabled()
        : ApolloServerPluginLandingPageLocalDefault({ footer: false }),
    ],
    context: ({ viewer, id, ip, method, pending }: FastifyRequest): RequestContext => ({
      viewer: viewer ?? null,
      requestId: id,
      method,
      address: ip,
      notes: pending?.notes ?? null,
      sealer: sealersOf(cursors, viewer),
    }),
  } as ApolloDriverConfig;
}

@Module({
  imports: [
    NestGraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [Config, Cursors],
      useFactory: settings,
    }),
  ],
  providers: [DateTimeScalar, LocalDateScalar, TimeZoneScalar],
  exports: [NestGraphQLModule],
})
export class GraphQLModule {}
