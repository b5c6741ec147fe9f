import { type BeforeApplicationShutdown, Controller, Get, HttpCode, ServiceUnavailableException } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';

const PATIENCE_MS = 1_000;

/** For whoever decides whether to restart this process and whether to send it requests. */
@Controller('health')
export class HealthController implements BeforeApplicationShutdown {
  private isLeaving = false;

  constructor(private readonly orm: MikroORM) {}

  beforeApplicationShutdown(): void {
    this.isLeaving = true;
  }

  /** The process is there. */
  @Get('live')
  @HttpCode(200)
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** It can serve: the database answers and it is not about to leave. A missing Redis only slows it. */
  @Get('ready')
  async ready(): Promise<{ status: string }> {
    const answers = await Promise.race([
      this.orm.isConnected().catch(() => false),
      pause(PATIENCE_MS, false, { ref: false }),
    ]);
    if (this.isLeaving || !answers) throw new ServiceUnavailableException();
    return { status: 'ok' };
  }
}
