import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { Config, StartupError } from './platform/config/config.js';
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
  try {
    return { app, url: await open(app), stop: () => app.close() };
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function open(app: NestFastifyApplication): Promise<string> {
  const { logLevel, corsOrigins, port, host } = app.get(Config);
  const log = makeLog(logLevel);
  app.useLogger(new NestLog(log));
  app.flushLogs();
  prepareHttp(app, log);
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
