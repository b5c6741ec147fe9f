import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityClass } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { Config } from '../config/config.js';
import { Delivery } from '../events/delivery.js';
import { Inbox } from '../events/inbox.js';
import { InboxSweep } from '../events/inbox-sweep.js';
import { OutboxFigures } from '../events/outbox-figures.js';
import { Relay } from '../events/relay.js';
import { Database } from './database.js';
import { connect } from './orm.js';
import { Premises } from './premises.js';

/** The database that this process uses, and the events that are kept in it. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    private readonly orm: MikroORM,
    private readonly premises: Premises,
    private readonly database: Database,
  ) {}

  /** @param role a server has the database to itself or shares it through Redis; a command is its guest */
  static of(entities: EntityClass<object>[], role: 'server' | 'command'): DynamicModule {
    const premises = {
      provide: Premises,
      inject: [Config],
      useFactory: (config: Config) => Premises.open(config, role),
    };
    const orm = {
      provide: MikroORM,
      inject: [Premises, Config],
      useFactory: ({ url }: Premises, { database }: Config) =>
        connect(url, database.pool, entities),
    };
    // A command leaves the outbox to the servers.
    const [relay, upkeep] = role === 'server' ? [[Relay], [OutboxFigures, InboxSweep]] : [[], []];
    return {
      module: DatabaseModule,
      providers: [premises, orm, Database, Delivery, Inbox, ...relay, ...upkeep],
      exports: [MikroORM, Database, Delivery, Inbox, ...relay],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.finish();
    await this.orm.close(true);
    await this.premises.leave();
  }
}
