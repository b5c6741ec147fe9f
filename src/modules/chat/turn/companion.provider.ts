import type { FactoryProvider } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import type { Companion } from '../companion/companion.js';
import { createCompanion } from '../companion/create-companion.js';

/** Whoever answers, as the configuration names it. */
export const COMPANION = Symbol('Companion');

export const companionProvider: FactoryProvider<Companion> = {
  provide: COMPANION,
  inject: [Config],
  useFactory: ({ companion }: Config) => createCompanion(companion),
};
