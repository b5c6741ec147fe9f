import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule as NestConfigModule, ConfigService } from '@nestjs/config';
import { Config, readConfig } from './config.js';

/** The only reader of `.env` and the environment; everybody else is given the checked `Config`. */
@Module({})
export class ConfigModule {
  /**
   * @param env replaces the environment and `.env`, for tests and for several servers in one process
   * @param fixed holds whatever the environment says
   * @throws StartupError when the configuration cannot be used
   */
  static async from(
    env?: Record<string, string>,
    fixed?: Record<string, string>,
  ): Promise<DynamicModule> {
    const settings = await NestConfigModule.forRoot({
      cache: true,
      validate: (surroundings) => ({
        smriti: readConfig({ ...(env ?? surroundings), ...fixed }),
      }),
    });
    return {
      module: ConfigModule,
      global: true,
      imports: [settings],
      providers: [
        {
          provide: Config,
          useFactory: (settings: ConfigService) => settings.getOrThrow<Config>('smriti'),
          inject: [ConfigService],
        },
      ],
      exports: [Config],
    };
  }
}
