import { AsyncLocalStorage } from 'node:async_hooks';
import { Clock } from '../platform/clock/clock.js';

/** A clock that shows another moment to each piece of work, and the real one to everybody else. */
export class SimulatedClock extends Clock {
  private readonly moments = new AsyncLocalStorage<Date>();

  now(): Date {
    return new Date(this.moments.getStore() ?? Date.now());
  }

  /** For everything that `work` does, and for whatever it sets off, it is this moment. */
  at<T>(moment: Date, work: () => Promise<T>): Promise<T> {
    return this.moments.run(moment, work);
  }
}
