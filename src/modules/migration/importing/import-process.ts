import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { type ErrorCode, type Facts, Refusal } from '../../../platform/errors/refusal.js';
import { ImportRefused } from '../migration.errors.js';
import type { ImportReport, Listener } from './import-report.js';

/** Where the process finds the file that it was given. */
export const FILE_DESCRIPTOR = 4;

/** What it is asked. */
export interface AskedOfUpload {
  accountId: string;
}

/** What it tells. */
export type ToldOfUpload =
  | { type: 'progress'; read: number; total: number }
  | { type: 'broken'; where: string; reason: string }
  | { type: 'done'; report: ImportReport }
  | { type: 'refused'; reason: string }
  | { type: 'failed'; code: ErrorCode; message: string; facts: Facts };

/** As TypeScript when this is TypeScript. */
const PROGRAM = fileURLToPath(
  new URL(`../../../cli/upload${extname(import.meta.filename)}`, import.meta.url),
);
/** What is read is soon forgotten: garbage is collected early instead of often. */
const BOUNDS = ['--max-semi-space-size=8', '--max-old-space-size=512'];

/**
 * Takes a file in by a process of its own, with the same configuration: whoever talks with the server
 * does not wait behind it, and its memory is bounded and goes with it.
 */
@Injectable()
export class ImportProcess {
  /**
   * @throws ImportRefused for a file that cannot be read at all or is of no known format
   * @throws Refusal SERVICE_UNAVAILABLE when the database is out of reach
   */
  async take(
    accountId: string,
    file: FileHandle,
    listener: Listener,
    { signal }: { signal: AbortSignal },
  ): Promise<ImportReport> {
    signal.throwIfAborted();
    const child = fork(PROGRAM, {
      execArgv: [...process.execArgv.filter((one) => !one.startsWith('--inspect')), ...BOUNDS],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc', file.fd],
    });
    const end = endOf(child, listener);
    const leave = () => child.connected && child.disconnect();
    signal.addEventListener('abort', leave);
    child.send({ accountId } satisfies AskedOfUpload);
    try {
      return reportOf(await end);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }
}

/** The last that it tells. */
async function endOf(child: ChildProcess, listener: Listener): Promise<ToldOfUpload> {
  let last: ToldOfUpload | undefined;
  child.on('message', (told: ToldOfUpload) => {
    if (told.type === 'progress') listener.onProgress(told.read, told.total);
    else if (told.type === 'broken') listener.onBroken(told.where, told.reason);
    else last = told;
  });
  // Only when both have come has all been heard that it said.
  const [[code, signal]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  if (!last) throw new Error(`The process of an import ended early (${signal ?? code}).`);
  return last;
}

function reportOf(end: ToldOfUpload): ImportReport {
  if (end.type === 'done') return end.report;
  if (end.type === 'refused') throw new ImportRefused(end.reason);
  if (end.type === 'failed') throw new Refusal(end.code, end.message, end.facts);
  throw new Error('An import ended in the middle.');
}
