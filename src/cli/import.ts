import 'reflect-metadata';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import {
  type ImportReport,
  ImportRefused,
  ImportService,
  MOST_TOLD,
} from '../modules/migration/index.js';
import { AccountDirectory } from '../platform/auth/account-directory.js';
import { StartupError } from '../platform/config/config.js';
import { exitWith } from '../process.js';
import { besideServer } from './beside-server.js';

const command = new Command('import')
  .description('Takes conversations of other systems into an account; repeated, it adds nothing.')
  .requiredOption('--account <subject>', 'whose they are: the identity provider’s `sub`')
  .argument('<files...>', 'exports, recognised by their content; see docs/importing.md');

try {
  const { account } = command.parse().opts<{ account: string }>();
  await besideServer(async (app) => {
    const accountId = await app.get(AccountDirectory).memberAccount(account, null);
    for (const file of command.args) await importFile(app.get(ImportService), accountId, file);
  });
} catch (error) {
  exitWith(error);
}

async function importFile(imports: ImportService, accountId: string, path: string): Promise<void> {
  const bar = new SingleBar({
    format: `${basename(path)} {bar} {percentage}% · {duration_formatted}`,
    noTTYOutput: true,
    notTTYSchedule: 5_000,
  });
  const leftOut: string[] = [];
  bar.start(1, 0);
  const file = await open(path).catch((error: unknown) => refuse(path, error));
  try {
    const listener = {
      onProgress: (read: number, all: number) => {
        bar.setTotal(all);
        bar.update(read);
      },
      onBroken: (where: string, reason: string) => {
        if (leftOut.length < MOST_TOLD) leftOut.push(`  left out: ${where}: ${reason}`);
      },
    };
    // Whoever can run this could write into the database as well.
    const report = await imports.take(accountId, file, listener, { isTrusted: true });
    bar.stop();
    console.log([summary(path, report), ...leftOut].join('\n'));
  } catch (error) {
    refuse(path, error);
  } finally {
    bar.stop();
    await file.close();
  }
}

function refuse(path: string, error: unknown): never {
  const { code, syscall } = error as NodeJS.ErrnoException;
  const reason = error instanceof ImportRefused ? error.reason : `it cannot be read (${code})`;
  if (!(error instanceof ImportRefused) && !syscall) throw error;
  throw new StartupError(`${path} was not imported: ${reason}.`);
}

function summary(path: string, report: ImportReport): string {
  const { formats, conversations, added, known, broken, skipped, restored } = report;
  const untold = broken > MOST_TOLD ? [`  left out: ${broken - MOST_TOLD} more`] : [];
  const lines = Object.entries(skipped).map(
    ([what, count]) => `  left out by rule: ${count} ${what}`,
  );
  const back = Object.entries(restored).map(
    ([name, rows]) => `  restored: ${rows} rows of ${name}`,
  );
  return [
    `${basename(path)} (${formats.join(', ')}): ${conversations} conversations, ${added} messages added, ${known} there already`,
    ...back,
    ...lines,
    ...untold,
  ].join('\n');
}
