import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { jsonExport } from './json-export.js';
import { ExportParts } from './export-parts.js';
import { markdownExport } from './markdown-export.js';
import { pdfExport } from './pdf/pdf-export.js';

export type ExportFormat = 'json' | 'markdown' | 'pdf';

/** Nobody may hold a transaction by reading slowly. */
const LONGEST_STANDSTILL_MS = 20_000;
const GATHERED_BYTES = 65_536;

/** Everything of one account as a file, written as it is read, on one snapshot of the database. */
@Injectable()
export class ExportService {
  constructor(
    private readonly database: Database,
    private readonly parts: ExportParts,
    private readonly clock: Clock,
  ) {}

  /** Ends when the file was handed over whole; breaks off when whoever takes it stands still. */
  async write(accountId: string, format: ExportFormat, out: Writable): Promise<void> {
    await this.database.snapshot(accountId, (em) =>
      pipeline(Readable.from(this.chunks(em, format)), unlessItStops(out), out),
    );
  }

  private async *chunks(em: EntityManager, format: ExportFormat): AsyncIterable<string | Buffer> {
    const exportedAt = this.clock.now();
    if (format === 'json') {
      yield* jsonExport(em, await this.parts.forJson(em, exportedAt));
      return;
    }
    const told = format === 'pdf' ? pdfExport : markdownExport;
    yield* told(em, this.parts.chronicle, await this.parts.zone(em), exportedAt);
  }
}

/** Pieces are gathered, and whoever takes them is hurried. */
function unlessItStops(out: Writable) {
  return async function* (chunks: AsyncIterable<string | Buffer>): AsyncIterable<Buffer> {
    const stop = () => out.destroy(new Error('Nobody took the export in time.'));
    const patience = setTimeout(stop, LONGEST_STANDSTILL_MS);
    let gathered: Buffer[] = [];
    let bytes = 0;
    try {
      for await (const chunk of chunks) {
        const part = Buffer.from(chunk);
        gathered.push(part);
        bytes += part.length;
        if (bytes < GATHERED_BYTES) continue;
        patience.refresh();
        yield Buffer.concat(gathered);
        [gathered, bytes] = [[], 0];
      }
      yield Buffer.concat(gathered);
    } finally {
      clearTimeout(patience);
    }
  };
}
