import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

/** Work that nobody asks for: looked for again and again, and done until none is left. */
export abstract class Sweep implements OnApplicationBootstrap, OnApplicationShutdown {
  protected readonly log = new Logger(this.constructor.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  /** @param pauseMs from the end of one look to the next, in milliseconds */
  constructor(private readonly pauseMs: number) {}

  /** Does what is due, up to a batch; true when there may be more. What it throws is tried again. */
  protected abstract isMoreLeft(): Promise<boolean>;

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.untilDone().finally(() => this.schedule());
    }, this.pauseMs);
    this.timer.unref();
  }

  private async untilDone(): Promise<void> {
    try {
      while (!this.stopped && (await this.isMoreLeft()));
    } catch (error) {
      this.log.warn({ err: error }, 'a sweep failed; trying again');
    }
  }
}
