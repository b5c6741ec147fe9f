import 'reflect-metadata';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { AppModule } from '../app.module.js';
import { type ImportReport, ImportRefused, ImportService } from '../modules/migration/index.js';
import { AccountDirectory } from '../platform/auth/account-directory.js';
import { Config, StartupError } from '../platform/config/config.js';
import { Delivery } from '../platform/events/delivery.js';
import { makeLog, NestLog } from '../platform/logging/logger.js';
import { exitWith } from '../process.js';

const command = new Command('import')
  .description('Takes conversations of other systems into an account; repeated, it adds nothing.')
  .requiredOption('--account <subject>', 'whose they are: the identity provider’s `sub`')
  .argument('<files...>', 'exports, recognised by their content (ShareGPT)');

try {
  const { account } = command.parse().opts<{ account: string }>();
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
    const accountId = await app.get(AccountDirectory).memberAccount(account, null);
    for (const file of command.args) await importFile(app.get(ImportService), accountId, file);
  } finally {
    await app.close();
  }
} catch (error) {
  exitWith(error instanceof ImportRefused ? new StartupError(error.message) : error);
}

/** A command speaks for itself; unless asked for more, only what goes wrong is logged. */
function quieted(level: string): string {
  return level === 'info' ? 'warn' : level;
}

async function importFile(imports: ImportService, accountId: string, path: string): Promise<void> {
  const bar = new SingleBar({
    format: `${basename(path)} {bar} {percentage}% · {duration_formatted}`,
    noTTYOutput: true,
    notTTYSchedule: 5_000,
  });
  const size = (await stat(path).catch(() => null))?.size ?? 0;
  bar.start(size, 0);
  const report = await imports
    .file(accountId, path, (bytes) => bar.update(bytes))
    .finally(() => bar.stop());
  console.log(summary(path, report));
}

function summary(path: string, report: ImportReport): string {
  const { format, conversations, added, known, broken } = report;
  const lines = broken.map(({ where, reason }) => `  left out: ${where}: ${reason}`);
  return [
    `${basename(path)} (${format}): ${conversations} conversations, ${added} messages added, ${known} there already`,
    ...lines,
  ].join('\n');
}
