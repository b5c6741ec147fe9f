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
import { CompiledQueries } from './compiled-queries.js';
import { ErrorsPlugin, formatError } from './errors.plugin.js';
import { LIMITS, MOST_ERRORS } from './document-limits.js';
import { RequestContexts } from './request-contexts.js';
import { SocketsOnlyPlugin } from './sockets-only.plugin.js';
import { WholeAnswerPlugin } from './whole-answer.plugin.js';
import { DateTimeScalar, LocalDateScalar, TimeZoneScalar } from './scalars.js';

function settings(
  { production }: Config,
  queries: CompiledQueries,
  contexts: RequestContexts,
): ApolloDriverConfig {
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
      queries,
      new SocketsOnlyPlugin(),
      // Answers are private and their freshness is ours to keep: no cache hints, no work for them.
      ApolloServerPluginCacheControlDisabled(),
      production
        ? ApolloServerPluginLandingPageDisabled()
        : ApolloServerPluginLandingPageLocalDefault({ footer: false }),
    ],
    context: (request: FastifyRequest) => contexts.of(request),
  } as ApolloDriverConfig;
}

/** What executes queries with Apollo and in front of it. */
@Module({
  providers: [CompiledQueries, RequestContexts],
  exports: [CompiledQueries, RequestContexts],
})
class ExecutionModule {}

@Module({
  imports: [
    ExecutionModule,
    NestGraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      imports: [ExecutionModule],
      inject: [Config, CompiledQueries, RequestContexts],
      useFactory: settings,
    }),
  ],
  providers: [DateTimeScalar, LocalDateScalar, TimeZoneScalar],
  exports: [NestGraphQLModule],
})
export class GraphQLModule {}
