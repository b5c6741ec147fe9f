import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { DateTimeScalar, LocalDateScalar, TimeZoneScalar } from './scalars.js';

const HEADER = '# Made from the code by `npm run schema`; read in review, never edited.\n\n';

/** The schema as it is committed: sorted, so that a change of it is all that a diff shows. */
export function schemaText(schema: GraphQLSchema): string {
  return `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** The schema of these modules' resolvers, made without a database, a cache or a configuration. */
export async function schemaOf(modules: readonly Type[]): Promise<GraphQLSchema> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, {
    logger: false,
  });
  try {
    return await app
      .get(GraphQLSchemaFactory)
      .create(modules.flatMap(resolversOf), [DateTimeScalar, LocalDateScalar, TimeZoneScalar]);
  } finally {
    await app.close();
  }
}

/** Nest marks a resolver's class by the type that it resolves, or by none for the root types. */
function resolversOf(module: Type): Type[] {
  const providers = (Reflect.getMetadata('providers', module) ?? []) as unknown[];
  return providers.filter(
    (provider): provider is Type =>
      typeof provider === 'function' &&
      Reflect.getMetadataKeys(provider).includes('graphql:resolver_type'),
  );
}
