import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { Clock, SystemClock } from './clock/clock.js';
import { Departure } from './health/departure.js';
import { HealthController } from './health/health.controller.js';
import { MetricsController } from './health/metrics.controller.js';
import { ErrorFilter } from './http/error-filter.js';
import { MutationLimitInterceptor } from './limits/mutation-limit.interceptor.js';
import { RateLimits } from './limits/rate-limits.js';
import { Cursors } from './paging/cursors.js';

/** What every module may ask for. */
@Global()
@Module({
  controllers: [HealthController, MetricsController],
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: Registry, useFactory: registry },
    { provide: APP_FILTER, useClass: ErrorFilter },
    { provide: APP_INTERCEPTOR, useClass: MutationLimitInterceptor },
    Cursors,
    Departure,
    RateLimits,
  ],
  exports: [Clock, Registry, Cursors, Departure, RateLimits],
})
export class PlatformModule {
  /** @param clock instead of the system's */
  static with(clock?: Clock): DynamicModule {
    return {
      module: PlatformModule,
      providers: clock ? [{ provide: Clock, useValue: clock }] : [],
    };
  }
}

function registry(): Registry {
  const figures = new Registry();
  collectDefaultMetrics({ register: figures });
  return figures;
}
