import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { RedisConnection } from '../cache/index.js';
import { Channel } from './channel.js';
import { LocalChannel } from './local.channel.js';
import { RedisChannel } from './redis.channel.js';

/** How processes hear of one another: through Redis, or not at all where there is but one. */
@Global()
@Module({
  providers: [
    {
      provide: Channel,
      inject: [RedisConnection],
      useFactory: (connection: RedisConnection | null) =>
        connection ? new RedisChannel(connection) : new LocalChannel(),
    },
  ],
  exports: [Channel],
})
export class ChannelModule implements OnApplicationShutdown {
  constructor(private readonly channel: Channel) {}

  onApplicationShutdown(): void {
    if (this.channel instanceof RedisChannel) this.channel.close();
  }
}
