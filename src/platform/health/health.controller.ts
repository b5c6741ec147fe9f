import { Controller, Get, HttpCode, ServiceUnavailableException } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { Departure } from './departure.js';

const PATIENCE_MS = 1_000;

/** For whoever decides whether to restart this process and whether to send it requests. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly orm: MikroORM,
    private readonly departure: Departure,
  ) {}

  /** The process is there. */
  @Get('live')
  @HttpCode(200)
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** It can serve: the database answers and it is not about to leave. A missing Redis only slows it. */
  @Get('ready')
  async ready(): Promise<{ status: string }> {
    const answers = await Promise.race([this.ask(), pause(PATIENCE_MS, false, { ref: false })]);
    if (this.departure.hasBegun || !answers) throw new ServiceUnavailableException();
    return { status: 'ok' };
  }

  /** The library's own question says no as long as nothing was asked before. */
  private async ask(): Promise<boolean> {
    try {
      await this.orm.em.getConnection().execute('select 1');
      return true;
    } catch {
      return false;
    }
  }
}
