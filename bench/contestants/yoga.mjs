import { createServer } from 'node:http';
import { createRedisCache } from '@envelop/response-cache-redis';
import { useResponseCache } from '@graphql-yoga/plugin-response-cache';
import { createSchema, createYoga } from 'graphql-yoga';
import { Redis } from 'ioredis';
import { CACHED, listening, openPool, REDIS_URL } from './process.mjs';
import { resolversOver, typeDefs } from './schema.mjs';

const responseCache = () =>
  useResponseCache({
    session: (request) => request.headers.get('authorization'),
    ttl: 3_600_000,
    cache: createRedisCache({ redis: new Redis(REDIS_URL) }),
  });
const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers: resolversOver(openPool()) }),
  logging: false,
  graphiql: false,
  landingPage: false,
  plugins: CACHED ? [responseCache()] : [],
});
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => listening(server.address()));
