import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { MetadataScanner, Reflector } from '@nestjs/core';
import { Args, Field, GraphQLModule, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Registry } from 'prom-client';
import {
  AccountCache,
  AccountCacheModule,
  CACHE_POLICY,
  CachedQuery,
  type CachePolicy,
  CacheStatistics,
  hours,
  RedisConnection,
} from '../../../src/platform/cache/index.js';
import {
  DateTimeScalar,
  LocalDateScalar,
  TimeZoneScalar,
} from '../../../src/platform/graphql/scalars.js';
import { service } from '../../support/services/index.js';
import { until } from './support/until.js';

@ObjectType()
class NoteView {
  @Field(() => String)
  said!: string;
  @Field(() => Date)
  at!: Date;
}

let truth = 'before';
let loads = 0;
const note = (): NoteView =>
  Object.assign(new NoteView(), { said: truth, at: new Date(loads++ * 0) });

@Resolver()
class NoteResolver {
  @Query(() => NoteView)
  @CachedQuery<NoteView>({ name: 'chat:note', ttlMs: hours(1), scopes: ['chat'] })
  note(@Args('last', { type: () => Number, nullable: true }) _last?: number): NoteView {
    return note();
  }

  @Mutation(() => NoteView)
  @CachedQuery<NoteView>({ name: 'chat:wrong', ttlMs: hours(1), scopes: ['chat'] })
  rewrite(): NoteView {
    return note();
  }
}

const urls: [string, () => string | undefined][] = [
  ['in process', () => undefined],
  ['with Redis', () => service('TEST_REDIS_URL')],
];

describe.each(urls)('A cached query %s', (_, redisUrl) => {
  let app: NestFastifyApplication;
  let account = 0;

  beforeAll(async () => {
    const testing = await Test.createTestingModule({
      imports: [
        AccountCacheModule.forRootAsync({
          useFactory: () => ({
            redisUrl: redisUrl(),
            enabled: true,
            clock: { now: () => new Date() },
            registry: new Registry(),
          }),
        }),
        GraphQLModule.forRoot<ApolloDriverConfig>({
          driver: ApolloDriver,
          autoSchemaFile: true,
          csrfPrevention: false,
          context: ({ headers }: { headers: Record<string, string> }) => ({
            viewer: headers.account && { accountId: headers.account, role: headers.role ?? 'user' },
          }),
        }),
      ],
      // What other suites of this process declared is in the schema as well, and wants its scalars.
      providers: [NoteResolver, DateTimeScalar, LocalDateScalar, TimeZoneScalar],
    }).compile();
    app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    await app.init();
    await until(() => app.get(AccountCache).isServing);
  });
  afterAll(() => app.close());
  beforeEach(() => {
    account += 1;
    truth = 'before';
    loads = 0;
  });

  const me = () => ({ account: `cached-query-${process.pid}-${account}` });
  const ask = async (query: string, headers: Record<string, string> = me()) =>
    (await app.inject({ method: 'POST', url: '/graphql', payload: { query }, headers })).body;

  it('answers a hit with the very bytes of the miss, Dates too', async () => {
    const missed = await ask('{ note { said at } }');
    expect(missed).toBe('{"data":{"note":{"said":"before","at":"1970-01-01T00:00:00.000Z"}}}\n');
    for (let turn = 0; turn < 5; turn += 1) expect(await ask('{ note { said at } }')).toBe(missed);
    expect(loads).toBe(1);
  });

  it('is loaded for each account, role and set of arguments', async () => {
    await ask('{ note { said } }');
    await ask('{ note(last: null) { at said } }', { ...me(), role: 'admin' });
    await ask('{ note(last: 2) { said } }');
    await ask('{ note { said } }', { account: `${me().account}-other` });
    expect(loads).toBe(4);
    await ask('{ note(last: 2) { at } }');
    expect(loads).toBe(4);
  });

  it('is forgotten when its scope is renewed', async () => {
    await ask('{ note { said } }');
    truth = 'after';
    expect(await app.get(AccountCache).renew(me().account, ['chat'])).toBe(true);
    expect(await ask('{ note { said } }')).toContain('after');
  });

  it('is not cached without a viewer, and a mutation never is', async () => {
    for (const query of ['{ note { said } }', '{ note { said } }']) await ask(query, {});
    for (const query of ['mutation { rewrite { said } }', 'mutation { rewrite { said } }'])
      await ask(query);
    expect(loads).toBe(4);
    const names = (await app.get(CacheStatistics).figures()).map(({ name }) => name);
    expect(names).toEqual(['chat:note']);
  });

  it('can be found by what it declares', () => {
    const found = new MetadataScanner()
      .getAllMethodNames(NoteResolver.prototype)
      .map((method) => NoteResolver.prototype[method as 'note'])
      .map(
        (handler) => app.get(Reflector).get<CachePolicy | undefined>(CACHE_POLICY, handler)?.name,
      );
    expect(found).toEqual(['chat:note', 'chat:wrong']);
  });

  it('shares its line to Redis, if there is one', async () => {
    const connection = app.get<RedisConnection | null>(RedisConnection);
    expect(await connection?.client.ping()).toBe(redisUrl() && 'PONG');
  });
});
