import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Command, InvalidArgumentError, Option } from 'commander';
import { AuthModule } from '../platform/auth/auth.module.js';
import { MemberTokens } from '../platform/auth/member-token.js';
import { Config, StartupError } from '../platform/config/config.js';
import { ConfigModule } from '../platform/config/config.module.js';
import { exitWith } from '../process.js';

const DAY_SECONDS = 86_400;

@Module({ imports: [ConfigModule.from(), AuthModule] })
class TokenModule {}

interface Wish {
  sub: string;
  role: 'user' | 'admin';
  days: number;
}

const command = new Command('token')
  .description('Prints a bearer token for trying, signed with this installation’s own secret.')
  .requiredOption('--sub <subject>', 'who it is for: the identity provider’s `sub`', subject)
  .addOption(
    new Option('--role <role>', 'what it may do').choices(['user', 'admin']).default('user'),
  )
  .option('--days <days>', 'how long it is valid', days, 30);

try {
  const { sub, role, days: valid } = command.parse().opts<Wish>();
  const app = await NestFactory.createApplicationContext(TokenModule, {
    logger: false,
    abortOnError: false,
  });
  if (app.get(Config).auth.jwksUrl) {
    throw new StartupError('Tokens are made by the identity provider here (AUTH_JWKS_URL is set).');
  }
  console.log(await app.get(MemberTokens).mint(sub, role, valid * DAY_SECONDS));
  await app.close();
} catch (error) {
  exitWith(error);
}

function subject(text: string): string {
  if (text.length >= 1 && text.length <= 255) return text;
  throw new InvalidArgumentError('It has 1 to 255 characters.');
}

function days(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 3_650) return count;
  throw new InvalidArgumentError('It is a whole number from 1 to 3650.');
}
