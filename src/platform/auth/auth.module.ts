import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { GuestPasses } from './guest-pass.js';
import { MemberTokens } from './member-token.js';

/** The keys to tokens; `Authenticator` itself is made where accounts can be looked up. */
@Global()
@Module({
  providers: [
    {
      provide: MemberTokens,
      useFactory: ({ auth }: Config) => new MemberTokens(auth),
      inject: [Config],
    },
    {
      provide: GuestPasses,
      useFactory: ({ guests }: Config) => new GuestPasses(guests),
      inject: [Config],
    },
  ],
  exports: [MemberTokens, GuestPasses],
})
export class AuthModule {}
