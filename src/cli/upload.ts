import 'reflect-metadata';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import {
  type AskedOfUpload,
  FILE_DESCRIPTOR,
  ImportRefused,
  ImportService,
  MOST_TOLD,
  type ToldOfUpload,
} from '../modules/migration/index.js';
import { Refusal, serviceUnavailable } from '../platform/errors/refusal.js';
import { exitWith } from '../process.js';
import { besideServer } from './beside-server.js';

/*
 * Takes in what was uploaded to a server, in a process that the server began for it
 * (`migration/importing/import-process.ts`). It ends between two conversations when the server lets go.
 */

const leaving = new AbortController();
process.once('disconnect', () => leaving.abort(serviceUnavailable()));

try {
  const [{ accountId }] = (await once(process, 'message')) as [AskedOfUpload];
  await besideServer(async (app) => {
    const file = await open(`/proc/self/fd/${FILE_DESCRIPTOR}`);
    let broken = 0;
    const listener = {
      onProgress: (read: number, total: number) => tell({ type: 'progress', read, total }),
      onBroken: (where: string, reason: string) => {
        broken += 1;
        if (broken <= MOST_TOLD) tell({ type: 'broken', where, reason });
      },
    };
    try {
      const { signal } = leaving;
      const report = await app.get(ImportService).take(accountId, file, listener, { signal });
      tell({ type: 'done', report });
    } catch (error) {
      tell(endOf(error));
    } finally {
      await file.close();
    }
  });
  if (process.connected) process.disconnect();
} catch (error) {
  exitWith(error);
}

function tell(line: ToldOfUpload): void {
  if (process.connected) process.send!(line);
}

/** What the server may know of an import that did not come to its end. */
function endOf(error: unknown): ToldOfUpload {
  if (error instanceof ImportRefused) return { type: 'refused', reason: error.reason };
  if (!(error instanceof Refusal)) throw error;
  const { code, message, facts } = error;
  return { type: 'failed', code, message, facts };
}
