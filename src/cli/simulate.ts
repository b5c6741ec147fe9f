import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import { AppModule } from '../app.module.js';
import { WritingService } from '../modules/chat/index.js';
import { ActivityService, SessionService } from '../modules/session/index.js';
import { AccountDirectory } from '../platform/auth/account-directory.js';
import { Config } from '../platform/config/config.js';
import { Delivery } from '../platform/events/delivery.js';
import { makeLog, NestLog } from '../platform/logging/logger.js';
import { exitWith } from '../process.js';
import { SimulatedClock } from '../simulation/simulated-clock.js';
import { type Extent, Simulation } from '../simulation/simulation.js';

const upTo = (most: number) => (text: string) => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${most}.`);
};

const command = new Command('simulate')
  .description('Fills the database with members who never were, for reports and for load.')
  .option('--accounts <number>', 'how many members', upTo(1_000_000), 100)
  .option('--days <number>', 'how many days up to today', upTo(365), 30)
  .option('--seed <number>', 'the same seed makes the same people', upTo(2 ** 31), 1);

try {
  const extent = command.parse().opts<Extent>();
  const clock = new SimulatedClock();
  const app = await NestFactory.createApplicationContext(AppModule.simulating(clock), {
    abortOnError: false,
    logger: new NestLog(makeLog('warn')),
  });
  try {
    // Without Redis only the server itself can renew its labels: its relay delivers our facts.
    const countsDays = app.get(Config).cache.redisUrl !== undefined;
    if (!countsDays) app.get(Delivery).leaveToRelay();
    await simulate(
      new Simulation(
        {
          clock,
          directory: app.get(AccountDirectory),
          sessions: app.get(SessionService, { strict: false }),
          activities: app.get(ActivityService, { strict: false }),
          writing: app.get(WritingService, { strict: false }),
        },
        extent,
      ),
      extent,
    );
    if (!countsDays) {
      console.log(
        'The days that count are counted by the server, within some minutes of its start.',
      );
    }
  } finally {
    await app.close();
  }
} catch (error) {
  exitWith(error);
}

async function simulate(simulation: Simulation, { accounts, days }: Extent): Promise<void> {
  const bar = new SingleBar({
    format:
      'days lived {bar} {percentage}% · {value} of {total} · {duration_formatted}, about {eta_formatted} left',
    noTTYOutput: true,
    notTTYSchedule: 5_000,
  });
  bar.start(accounts * days, 0);
  const { visits, activities, messages } = await simulation
    .run(() => bar.increment())
    .finally(() => bar.stop());
  console.log(
    `${accounts} members, ${days} days: ${visits} visits, ${activities} activities, ${messages} messages sent.`,
  );
}
