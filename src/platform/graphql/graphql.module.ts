import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { GraphQLModule as NestGraphQLModule } from '@nestjs/graphql';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import type { RequestContext } from '../auth/viewer.js';
import { ErrorsPlugin, formatError } from './errors.plugin.js';
import { LIMITS, limitsRule } from './limits.rule.js';
import { DateTimeScalar, LocalDateScalar, TimeZoneScalar } from './scalars.js';

/** A document with more faults than this is not worth listing them all. */
const MOST_ERRORS = 5;

function settings({ production }: Config): ApolloDriverConfig {
  return {
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    graphiql: false,
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    autoTransformHttpErrors: false,
    preserveHttpStatusForExecutionErrors: false,
    formatError,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [limitsRule],
    validationOptions: { maxErrors: MOST_ERRORS },
    plugins: [
      new ErrorsPlugin(),
      production
        ? ApolloServerPluginLandingPageDisabled()
        : ApolloServerPluginLandingPageLocalDefault({ footer: false }),
    ],
    context: ({ viewer, id, ip }: FastifyRequest): RequestContext => ({
      viewer: viewer ?? null,
      requestId: id,
      address: ip,
    }),
  } as ApolloDriverConfig;
}

@Module({
  imports: [
    NestGraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [Config],
      useFactory: settings,
    }),
  ],
  providers: [DateTimeScalar, LocalDateScalar, TimeZoneScalar],
})
export class GraphQLModule {}
