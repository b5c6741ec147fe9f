import type { FileHandle } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { RecallService, type RecalledConversation } from '../../chat/index.js';
import type { Item, TextFile } from '../formats/index.js';
import { type Chunks, Unreadable } from '../formats/reading/chunks.js';
import { utf8Of } from '../formats/reading/utf8.js';
import { bounded } from './bounds.js';
import type { ImportReport, Listener } from './import-report.js';
import { type Part, partsOf } from './parts.js';
import { type Belief, Restoring } from './restoring.js';

/** How an import is done, beside the file. */
export interface ImportOptions {
  /** Ends it between two conversations. */
  signal?: AbortSignal;
  /** An operator answers for what the file says, also without a seal. */
  isTrusted?: boolean;
}

/**
 * Takes files in: each readable conversation whole or not at all, each message once. What was taken
 * stays when the rest cannot be read; the same file again goes on where it ended.
 */
@Injectable()
export class ImportService {
  constructor(
    private readonly recall: RecallService,
    private readonly restoring: Restoring,
  ) {}

  /** @throws ImportRefused for a file that cannot be read at all or is of no known format */
  async take(
    accountId: string,
    file: FileHandle,
    listener: Listener,
    { signal, isTrusted = false }: ImportOptions = {},
  ): Promise<ImportReport> {
    const parts = await partsOf(file);
    const work = workOf(accountId, parts, listener);
    if (isTrusted) work.belief = 'operator';
    for (const part of parts) {
      await this.read(part, work, signal);
      work.before += part.source.bytes;
    }
    work.onProgress(0);
    return work.report;
  }

  private async read(part: Part, work: Work, signal?: AbortSignal): Promise<void> {
    work.onProgress(0);
    const { source, format, shape } = part;
    const file: TextFile = {
      read: () => utf8Of(counted(source.chunks(), work.onProgress)),
      glance: () => utf8Of(source.chunks()),
    };
    try {
      for await (const item of format.read(file, shape)) {
        signal?.throwIfAborted();
        await this.keep(format.name, item, work);
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      work.onBroken(`after conversation ${work.report.conversations}`, error.message);
    }
  }

  private async keep(format: string, item: Item, work: Work): Promise<void> {
    if (item.kind === 'broken') work.onBroken(item.where, item.reason);
    else if (item.kind === 'skipped') work.onSkipped(item.what, item.count);
    else if (item.kind === 'conversation') await this.add(format, item.conversation, work);
    else if (item.kind === 'section') await this.restore(item.name, item.rows, work);
    else if (!item.isTrue) work.onBroken('the file', 'it is not as it was when it was exported');
    else if (
      work.belief === 'none' &&
      (await this.restoring.isSealed(work.accountId, item.manifest))
    )
      work.belief = 'sealed';
  }

  private async add(format: string, conversation: RecalledConversation, work: Work): Promise<void> {
    const { report } = work;
    const { kept, left } = bounded(conversation, `conversation ${report.conversations + 1}`);
    for (const { where, reason } of left) work.onBroken(where, reason);
    if (!kept) return;
    const added = await this.recall.add(work.accountId, format, kept);
    // Only the first piece of what comes in several begins a conversation.
    const isPiece = kept.told === null || Boolean(kept.messages[0]?.parentKey);
    if (!isPiece) report.conversations += 1;
    report.added += added;
    report.known += kept.messages.length - added;
  }

  private async restore(name: string, rows: readonly unknown[], work: Work): Promise<void> {
    const added = await this.restoring.restore(work.accountId, name, rows, work.belief);
    if (added === null) work.onSkipped(`${name} without a seal of this installation`, rows.length);
    else work.report.restored[name] = (work.report.restored[name] ?? 0) + added;
  }
}

interface Work {
  accountId: string;
  report: ImportReport;
  belief: Belief;
  /** Bytes of the parts that are read already. */
  before: number;
  onProgress(bytes: number): void;
  onBroken(where: string, reason: string): void;
  onSkipped(what: string, count: number): void;
}

function workOf(accountId: string, parts: readonly Part[], listener: Listener): Work {
  const formats = [...new Set(parts.map(({ format }) => format.title))];
  const all = parts.reduce((sum, { source }) => sum + source.bytes, 0);
  const counts = { conversations: 0, added: 0, known: 0, broken: 0 };
  const report: ImportReport = { formats, ...counts, skipped: {}, restored: {} };
  const work: Work = {
    accountId,
    report,
    belief: 'none',
    before: 0,
    onProgress: (bytes) => listener.onProgress(work.before + bytes, all),
    onBroken: (where, reason) => {
      report.broken += 1;
      listener.onBroken(where, reason);
    },
    onSkipped: (what, count) => {
      report.skipped[what] = (report.skipped[what] ?? 0) + count;
    },
  };
  return work;
}

async function* counted(chunks: Chunks, onBytes: (bytes: number) => void): Chunks {
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    bytes += chunk.length;
    onBytes(bytes);
  }
}
