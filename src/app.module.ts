import { type DynamicModule, Module } from '@nestjs/common';
import { Registry } from 'prom-client';
import { Account, AccountModule } from './modules/account/index.js';
import { ChatModule, Conversation, Message, QueryLog, SafetyEvent } from './modules/chat/index.js';
import { MigrationModule } from './modules/migration/index.js';
import { Session, SessionActivity, SessionModule } from './modules/session/index.js';
import { Personality, PersonalityModule } from './modules/personality/index.js';
import { StreakModule, StreakPause, StreakRepair } from './modules/streak/index.js';
import { AuthModule } from './platform/auth/auth.module.js';
import { AccountCacheModule, CacheReportModule } from './platform/cache/index.js';
import { ChannelModule } from './platform/channel/channel.module.js';
import { Clock } from './platform/clock/clock.js';
import { Config } from './platform/config/config.js';
import { ConfigModule } from './platform/config/config.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { RenewalModule } from './platform/events/renewal.module.js';
import { GraphQLModule } from './platform/graphql/graphql.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { SocketModule } from './platform/socket/socket.module.js';
import { WebModule } from './platform/web/web.module.js';

const ENTITIES = [
  ...[Account, Session, SessionActivity, Personality, Conversation, Message, QueryLog],
  ...[SafetyEvent, StreakPause, StreakRepair],
];

/** What answers: the modules by rank, each calling only those before it, and the cache's report. */
export const FEATURES = [
  AccountModule,
  SessionModule,
  PersonalityModule,
  ChatModule,
  StreakModule,
  MigrationModule,
  CacheReportModule,
];

type Env = Record<string, string> | undefined;

/** The architecture on one screen: the platform below, the modules by rank above it. */
@Module({})
export class AppModule {
  /** @param env replaces the environment, for tests */
  static serving(env?: Record<string, string>): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ...foundation('server', { env }),
        ...FEATURES,
        GraphQLModule,
        SocketModule,
        WebModule,
      ],
    };
  }

  /** The same use cases without a server, for commands: a guest in the database of one. */
  static commanding(): DynamicModule {
    return { module: AppModule, imports: [...foundation('command'), ...FEATURES] };
  }

  /** A command in which it is whatever time its clock shows, and nobody talks too much. */
  static simulating(clock: Clock): DynamicModule {
    const surroundings = { clock, fixed: { RATE_LIMIT_SENDS_PER_MINUTE: '0' } };
    return { module: AppModule, imports: [...foundation('command', surroundings), ...FEATURES] };
  }
}

/** What a server and a command have in common. */
function foundation(
  role: 'server' | 'command',
  { env, fixed, clock }: { env?: Env; fixed?: Env; clock?: Clock } = {},
) {
  return [
    ConfigModule.from(env, fixed),
    PlatformModule.with(clock),
    AuthModule,
    AccountCacheModule.forRootAsync({
      inject: [Config, Clock, Registry],
      useFactory: ({ cache }: Config, clock: Clock, registry: Registry) => ({
        ...cache,
        clock,
        registry,
      }),
    }),
    RenewalModule,
    ChannelModule,
    DatabaseModule.of(ENTITIES, role),
  ];
}
