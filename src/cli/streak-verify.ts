import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { AppModule } from '../app.module.js';
import { type AccountDifference, StreakVerification } from '../modules/streak/index.js';
import { makeLog, NestLog } from '../platform/logging/logger.js';
import { exitWith } from '../process.js';

new Command('streak:verify')
  .description(
    'Counts the days of all accounts once more, from messages and activities, and compares. Ends with 1 when something differs.',
  )
  .parse();

try {
  const app = await NestFactory.createApplicationContext(AppModule.commanding(), {
    abortOnError: false,
    logger: new NestLog(makeLog('warn')),
  });
  try {
    const differences = await verified(app.get(StreakVerification));
    console.log(summary(differences));
    if (differences.length > 0) process.exitCode = 1;
  } finally {
    await app.close();
  }
} catch (error) {
  exitWith(error);
}

async function verified(verification: StreakVerification): Promise<AccountDifference[]> {
  const bar = new SingleBar({
    format: 'accounts {bar} {value} of {total} · {duration_formatted}',
    noTTYOutput: true,
    notTTYSchedule: 5_000,
  });
  bar.start(0, 0);
  return verification
    .run((seen, all) => {
      bar.setTotal(all);
      bar.update(seen);
    })
    .finally(() => bar.stop());
}

function summary(differences: AccountDifference[]): string {
  if (differences.length === 0) return 'Every day is as it was lived: 0 differences.';
  const lines = differences.map(
    ({ accountId, deed, date, recorded, done }) =>
      `  account ${accountId}, ${date ?? 'all days'}, ${deed}: ${recorded} recorded, ${done} done`,
  );
  return [`${differences.length} differences:`, ...lines].join('\n');
}
