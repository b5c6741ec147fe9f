import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { Config } from '../platform/config/config.js';
import { Delivery } from '../platform/events/delivery.js';
import { makeLog, NestLog } from '../platform/logging/logger.js';

/** Does something with Smriti's use cases in a process beside a server, or without one. */
export async function besideServer(
  work: (app: INestApplicationContext) => Promise<void>,
): Promise<void> {
  const log = makeLog('warn');
  const app = await NestFactory.createApplicationContext(AppModule.commanding(), {
    abortOnError: false,
    bufferLogs: true,
    logger: new NestLog(log),
  });
  try {
    log.level = quieted(app.get(Config).logLevel);
    app.flushLogs();
    // Without Redis only the server itself can renew its labels: its relay delivers our facts.
    if (!app.get(Config).cache.redisUrl) app.get(Delivery).leaveToRelay();
    await work(app);
  } finally {
    await app.close();
  }
}

/** A command speaks for itself; unless asked for more, only what goes wrong is logged. */
function quieted(level: string): string {
  return level === 'info' ? 'warn' : level;
}
