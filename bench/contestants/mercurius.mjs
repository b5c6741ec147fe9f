import Fastify from 'fastify';
import { Redis } from 'ioredis';
import mercurius from 'mercurius';
import mercuriusCache from 'mercurius-cache';
import { CACHED, listening, openPool, REDIS_URL } from './process.mjs';
import { resolversOver, typeDefs } from './schema.mjs';

/** Compiled from the first request on; its cache keeps what resolvers return. */
const fastify = Fastify();
fastify.register(mercurius, { schema: typeDefs, resolvers: resolversOver(openPool()), jit: 1 });
if (CACHED) {
  fastify.register(mercuriusCache, {
    ttl: 3_600,
    storage: { type: 'redis', options: { client: new Redis(REDIS_URL) } },
    policy: {
      Query: {
        chatHistory: {
          extendKey: (_root, _args, { reply }) => reply.request.headers.authorization,
        },
      },
    },
  });
}
await fastify.listen({ port: 0, host: '127.0.0.1' });
listening(fastify.server.address());
