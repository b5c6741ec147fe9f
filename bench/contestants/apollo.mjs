import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControl } from '@apollo/server/plugin/cacheControl';
import responseCache from '@apollo/server-plugin-response-cache';
import { KeyvAdapter } from '@apollo/utils.keyvadapter';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import KeyvRedis from '@keyv/redis';
import Fastify from 'fastify';
import { Keyv } from 'keyv';
import { CACHED, listening, openPool, REDIS_URL } from './process.mjs';
import { resolversOver, typeDefs } from './schema.mjs';

/** Apollo Server on Fastify, the quicker of its usual hosts; each token has its own answers. */
const caching = () => ({
  cache: new KeyvAdapter(new Keyv(new KeyvRedis(REDIS_URL))),
  plugins: [
    ApolloServerPluginCacheControl({ defaultMaxAge: 3_600, calculateHttpHeaders: false }),
    responseCache({ sessionId: async ({ request }) => request.http.headers.get('authorization') }),
  ],
});
const fastify = Fastify();
const { cache, plugins = [] } = CACHED ? caching() : {};
const server = new ApolloServer({
  typeDefs,
  resolvers: resolversOver(openPool()),
  cache,
  plugins: [fastifyApolloDrainPlugin(fastify), ...plugins],
});
await server.start();
fastify.post('/graphql', fastifyApolloHandler(server));
await fastify.listen({ port: 0, host: '127.0.0.1' });
listening(fastify.server.address());
