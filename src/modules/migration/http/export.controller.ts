import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { Controller, Get, Logger, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../../platform/clock/clock.js';
import { badInput } from '../../../platform/errors/refusal.js';
import { type ExportFormat, ExportService } from '../exporting/export.service.js';
import { FileGate } from './file-gate.js';

const FILES: Readonly<Record<ExportFormat, { type: string; ending: string }>> = {
  json: { type: 'application/json; charset=utf-8', ending: 'json' },
  pdf: { type: 'application/pdf', ending: 'pdf' },
  markdown: { type: 'text/markdown; charset=utf-8', ending: 'md' },
};

@Controller('export')
export class ExportController {
  private readonly log = new Logger('Export');

  constructor(
    private readonly exports: ExportService,
    private readonly gate: FileGate,
    private readonly clock: Clock,
  ) {}

  /** The caller's own data as a file. Breaks off, instead of ending, when something goes wrong midway. */
  @Get()
  async export(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('format') wanted: unknown,
  ): Promise<void> {
    const format = checkedFormat(wanted);
    const { viewer, leave } = await this.gate.admit(request, 'export');
    const out = new PassThrough();
    const work = this.exports.write(viewer.accountId, format, out).finally(leave);
    // What fails at once is answered as what it is.
    await Promise.race([once(out, 'readable'), work]);
    work.catch((error: unknown) => {
      this.log.warn({ err: error, requestId: request.id }, 'an export broke off');
      out.destroy();
    });
    const { type, ending } = FILES[format];
    const day = this.clock.now().toISOString().slice(0, 10);
    await reply
      .type(type)
      .header('content-disposition', `attachment; filename="smriti-${day}.${ending}"`)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .send(out);
  }
}

function checkedFormat(wanted: unknown): ExportFormat {
  if (wanted === undefined) return 'json';
  if (typeof wanted === 'string' && Object.hasOwn(FILES, wanted)) return wanted as ExportFormat;
  throw badInput(`The format is one of ${Object.keys(FILES).join(', ')}.`);
}
