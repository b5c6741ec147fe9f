import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../src/platform/clock/clock.js';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** The clock of one app, to be turned. */
export interface TurnedClock {
  now(): Date;
  /** Stands still at this moment. */
  stopAt(moment: Date | string): void;
  /** Shows so much later, or earlier, than it does; whether it runs or stands. */
  turn(ms: number): void;
}

export function turnedClock({ app }: { app: NestFastifyApplication }): TurnedClock {
  const clock = app.get(Clock);
  let now = () => Date.now();
  clock.now = () => new Date(now());
  return {
    now: () => clock.now(),
    stopAt: (moment) => {
      now = () => +new Date(moment);
    },
    turn: (ms) => {
      const before = now;
      now = () => before() + ms;
    },
  };
}
