import type { FileHandle } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { answerTo, errorBody } from '../../../platform/errors/answer.js';
import { Config } from '../../../platform/config/config.js';
import { badInput } from '../../../platform/errors/refusal.js';
import { Departure } from '../../../platform/health/departure.js';
import { ImportProcess } from '../importing/import-process.js';
import { MOST_TOLD } from '../importing/import-report.js';
import { ImportService } from '../importing/import.service.js';
import { ImportRefused } from '../migration.errors.js';

const BETWEEN_PROGRESS_MS = 250;

/** An import as it is told: lines of JSON, and its end, which comes also when nobody listens. */
export interface ToldImport {
  lines: Readable;
  ended: Promise<void>;
}

/**
 * Tells an import while it goes on: `{"type": "progress", "read", "total"}` in bytes, `{"type":
 * "broken", "where", "reason"}`, and at the end `{"type": "done", "report"}` or `{"type": "failed",
 * "error"}`.
 */
@Injectable()
export class ImportTelling {
  private readonly log = new Logger('Import');

  constructor(
    private readonly imports: ImportService,
    private readonly ownProcess: ImportProcess,
    private readonly config: Config,
    private readonly departure: Departure,
  ) {}

  /**
   * Begins, and answers with the first line. The file is closed at the end.
   * @throws Refusal BAD_USER_INPUT for a file of which nothing can be read
   */
  async begin(accountId: string, file: FileHandle, requestId: string): Promise<ToldImport> {
    const lines = new PassThrough();
    const begun = Promise.withResolvers<void>();
    const tell = (line: object) => {
      begun.resolve();
      if (!lines.destroyed) lines.write(`${JSON.stringify(line)}\n`);
    };
    const work = this.work(accountId, file, tell).finally(() => file.close());
    await Promise.race([begun.promise, work]).catch((error: unknown) => {
      throw error instanceof ImportRefused ? badInput(error.message) : error;
    });
    const ended = work
      .catch((error: unknown) => tell({ type: 'failed', error: this.told(error, requestId) }))
      .finally(() => lines.end());
    return { lines, ended };
  }

  private async work(
    accountId: string,
    file: FileHandle,
    tell: (line: object) => void,
  ): Promise<void> {
    let [told, lastMs] = [0, -BETWEEN_PROGRESS_MS];
    const listener = {
      onProgress: (read: number, total: number) => {
        if (performance.now() - lastMs < BETWEEN_PROGRESS_MS) return;
        lastMs = performance.now();
        tell({ type: 'progress', read, total });
      },
      onBroken: (where: string, reason: string) => {
        told += 1;
        if (told <= MOST_TOLD) tell({ type: 'broken', where, reason });
      },
    };
    const { size } = await file.stat();
    const hands = size < this.config.importProcessFromBytes ? this.imports : this.ownProcess;
    const { signal } = this.departure;
    const report = await hands.take(accountId, file, listener, { signal });
    tell({ type: 'done', report });
  }

  private told(error: unknown, requestId: string): object | undefined {
    const answer = answerTo(error);
    if (answer.isFault) this.log.error({ err: error, requestId }, 'an import failed');
    return errorBody(answer, requestId).errors[0];
  }
}
