import type { FileHandle } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { RecallService } from '../../chat/index.js';
import type { Item } from '../formats/index.js';
import { type Chunks, Unreadable } from '../formats/reading/chunks.js';
import { utf8Of } from '../formats/reading/utf8.js';
import { bounded } from './bounds.js';
import type { ImportReport, Listener } from './import-report.js';
import { type Part, partsOf } from './parts.js';

/**
 * Takes files of other systems in: each readable conversation whole or not at all, each message once.
 * What was taken stays when the rest cannot be read; the same file again goes on where it ended.
 */
@Injectable()
export class ImportService {
  constructor(private readonly recall: RecallService) {}

  /**
   * @param signal ends it between two conversations
   * @throws ImportRefused for a file that cannot be read at all or is of no known format
   */
  async take(
    accountId: string,
    file: FileHandle,
    listener: Listener,
    signal?: AbortSignal,
  ): Promise<ImportReport> {
    const parts = await partsOf(file);
    const formats = [...new Set(parts.map(({ format }) => format.title))];
    const report = { formats, conversations: 0, added: 0, known: 0, broken: 0, skipped: {} };
    const heard = counting(report, listener);
    const all = parts.reduce((sum, { source }) => sum + source.bytes, 0);
    heard.onProgress(0, all);
    let before = 0;
    for (const part of parts) {
      const onBytes = (bytes: number) => heard.onProgress(before + bytes, all);
      await this.read(accountId, part, { report, heard, onBytes, signal });
      before += part.source.bytes;
    }
    heard.onProgress(all, all);
    return report;
  }

  private async read(accountId: string, part: Part, work: Work): Promise<void> {
    const { report, heard, signal } = work;
    try {
      const chunks = utf8Of(counted(part.source.chunks(), work.onBytes));
      for await (const item of part.format.read(chunks, part.shape)) {
        signal?.throwIfAborted();
        await this.keep(accountId, part, item, work);
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      heard.onBroken(`after conversation ${report.conversations}`, error.message);
    }
  }

  private async keep(accountId: string, part: Part, item: Item, work: Work): Promise<void> {
    const { report, heard } = work;
    if (item.kind === 'broken') return heard.onBroken(item.where, item.reason);
    if (item.kind === 'skipped') {
      report.skipped[item.what] = (report.skipped[item.what] ?? 0) + item.count;
      return;
    }
    const { kept, left } = bounded(item.conversation, `conversation ${report.conversations + 1}`);
    for (const { where, reason } of left) heard.onBroken(where, reason);
    if (!kept) return;
    const added = await this.recall.add(accountId, part.format.name, kept);
    // A long table comes in pieces, of which only the first begins a conversation.
    if (!kept.messages[0]?.parentKey) report.conversations += 1;
    report.added += added;
    report.known += kept.messages.length - added;
  }
}

interface Work {
  report: ImportReport;
  heard: Listener;
  onBytes: (bytes: number) => void;
  signal?: AbortSignal;
}

function counting(report: ImportReport, listener: Listener): Listener {
  return {
    onProgress: (read, all) => listener.onProgress(read, all),
    onBroken: (where, reason) => {
      report.broken += 1;
      listener.onBroken(where, reason);
    },
  };
}

async function* counted(chunks: Chunks, onBytes: (bytes: number) => void): Chunks {
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    bytes += chunk.length;
    onBytes(bytes);
  }
}
