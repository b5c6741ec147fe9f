import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { Config, StartupError } from './platform/config/config.js';
import { Departure } from './platform/health/departure.js';
import { httpAdapter, prepareHttp } from './platform/http/http-server.js';
import { makeLog, NestLog } from './platform/logging/logger.js';
import { serveDashboard } from './platform/web/dashboard-files.js';

/** A server that is up, as whoever started it sees it. */
export interface Server {
  app: NestFastifyApplication;
  /** Where it listens, for example `http://127.0.0.1:4000`. */
  url: string;
  stop(): Promise<void>;
}

/**
 * Brings up the whole application.
 * @param env replaces the environment, for tests and for several servers in one process
 * @throws StartupError with one sentence for the operator
 */
export async function startServer(env?: Record<string, string>): Promise<Server> {
  const log = makeLog('info');
  const adapter = httpAdapter(() => app.get(Config).trustProxy);
  const app: NestFastifyApplication = await NestFactory.create<NestFastifyApplication>(
    AppModule.serving(env),
    adapter,
    // Buffered until the configuration says how much is wanted.
    { bodyParser: false, logger: new NestLog(log), bufferLogs: true, abortOnError: false },
  );
  try {
    return { app, url: await open(app, log), stop: () => leave(app) };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Nothing new begins while what was begun is seen through. */
async function leave(app: NestFastifyApplication): Promise<void> {
  app.get(Departure).begin();
  await app.close();
}

async function open(app: NestFastifyApplication, log: Logger): Promise<string> {
  const { logLevel, corsOrigins, port, host } = app.get(Config);
  log.level = logLevel;
  app.flushLogs();
  prepareHttp(app, log);
  serveDashboard(app.getHttpAdapter().getInstance() as unknown as FastifyInstance, app.get(Config));
  if (corsOrigins.length > 0) app.enableCors({ origin: [...corsOrigins] });
  await listen(app, port, host);
  const address = app.getHttpServer().address() as AddressInfo;
  return `http://${host}:${address.port}`;
}

async function listen(app: NestFastifyApplication, port: number, host: string): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE') throw new StartupError(`PORT ${port} is in use already.`);
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new StartupError(`HOST ${host} and PORT ${port} cannot be listened on (${code}).`);
    }
    throw error;
  }
}
