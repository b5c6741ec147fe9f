import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { RecallService } from '../chat/index.js';
import { type Format, formatOf, FORMATS } from './formats/index.js';
import { BrokenJson } from './formats/json-elements.js';
import { ImportRefused } from './migration.errors.js';

const BEGINNING_BYTES = 65_536;

/** What came of one file. */
export interface ImportReport {
  format: string;
  conversations: number;
  /** Messages that are new; those that were there before are not counted. */
  added: number;
  known: number;
  /** What was left out, and why; the rest of the file was taken all the same. */
  broken: { where: string; reason: string }[];
}

/** Hears how far the reading is, in bytes of the file. */
export type Progress = (bytesRead: number) => void;

/** Takes files of other systems in: each readable conversation, each message once. */
@Injectable()
export class ImportService {
  constructor(private readonly recall: RecallService) {}

  /** @throws ImportRefused for a file that cannot be read or is of no known format */
  async file(accountId: string, path: string, onProgress: Progress): Promise<ImportReport> {
    const format = await this.recognised(path);
    const report = { format: format.title, conversations: 0, added: 0, known: 0, broken: [] };
    return this.take(accountId, format, counted(path, onProgress), report);
  }

  private async take(
    accountId: string,
    format: Format,
    chunks: AsyncIterable<Uint8Array>,
    report: ImportReport,
  ): Promise<ImportReport> {
    try {
      for await (const item of format.read(chunks)) {
        if (item.kind === 'broken') {
          report.broken.push({ where: item.where, reason: item.reason });
          continue;
        }
        const added = await this.recall.add(accountId, format.name, item.conversation);
        report.conversations += 1;
        report.added += added;
        report.known += item.conversation.messages.length - added;
      }
    } catch (error) {
      if (!(error instanceof BrokenJson)) throw error;
      const where = `after conversation ${report.conversations}`;
      report.broken.push({ where, reason: error.message });
    }
    return report;
  }

  private async recognised(path: string): Promise<Format> {
    const beginning = await beginningOf(path);
    if (beginning.trim() === '') throw new ImportRefused(path, 'it is empty');
    const format = formatOf(beginning);
    if (format) return format;
    const known = FORMATS.map(({ title }) => title).join(', ');
    throw new ImportRefused(path, `its format is not known (known are: ${known})`);
  }
}

async function beginningOf(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(BEGINNING_BYTES),
        0,
        BEGINNING_BYTES,
        0,
      );
      return buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '');
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new ImportRefused(path, `it cannot be read (${(error as { code?: string }).code})`);
  }
}

async function* counted(path: string, onProgress: Progress): AsyncIterable<Uint8Array> {
  let bytesRead = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    yield chunk;
    bytesRead += chunk.length;
    onProgress(bytesRead);
  }
}
