import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { Config } from './platform/config/config.js';
import { httpAdapter, prepareHttp } from './platform/http/http-server.js';
import { makeLog, NestLog } from './platform/logging/logger.js';

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
  const adapter = httpAdapter(() => app.get(Config).trustProxy);
  const app: NestFastifyApplication = await NestFactory.create<NestFastifyApplication>(
    AppModule.serving(env),
    adapter,
    { bodyParser: false, bufferLogs: true, abortOnError: false },
  );
  const config = app.get(Config);
  const log = makeLog(config.logLevel);
  app.useLogger(new NestLog(log));
  prepareHttp(app, log);
  if (config.corsOrigins.length > 0) app.enableCors({ origin: [...config.corsOrigins] });
  await app.listen(config.port, config.host);
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { app, url: `http://${config.host}:${port}`, stop: () => app.close() };
}
