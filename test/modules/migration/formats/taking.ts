import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type ImportReport, ImportService } from '../../../../src/modules/migration/index.js';
import { type RunningApp, startApp } from '../../../support/app.js';
import { member, type Person } from '../../../support/people.js';
import { temporaryDirectory } from '../../../support/services/index.js';
import { accountOf } from '../../../support/talk.js';

/** What came of an import, with each thing that was broken. */
export interface Taken extends Omit<ImportReport, 'broken'> {
  broken: string[];
}

/** Somebody who imports files. */
export interface Importer extends Person {
  account: string;
  /** Anything but text and bytes is written as JSON. */
  take(content: unknown): Promise<Taken>;
  /** Every conversation with its path as it is shown, by title. */
  shown(): Promise<Record<string, string[]>>;
  /** Everything kept, as `role: content < content before it`, in the order of the index. */
  kept(): Promise<string[]>;
  rows<R extends object>(sql: string): Promise<R[]>;
}

type App = Awaited<ReturnType<typeof startApp>>;

export async function importer(app: App, subject = randomUUID()): Promise<Importer> {
  const person = await member(app, subject);
  const account = await accountOf(person);
  const rows = <R extends object>(sql: string) => app.database.query<R>(sql, [account]);
  return {
    ...person,
    account,
    rows,
    take: (content) => take(app, account, content),
    shown: () => shown(person),
    kept: async () =>
      (
        await rows<{ said: string }>(
          `select m.role || ': ' || m.content || coalesce(' < ' || p.content, '') as said
           from message m left join message p on p.id = m.parent_id join conversation c on c.id = m.conversation_id
           where m.account_id = $1 order by c.created_at, c.id, m.index`,
        )
      ).map(({ said }) => said),
  };
}

async function take(app: App & RunningApp, account: string, content: unknown): Promise<Taken> {
  const path = join(temporaryDirectory('exports'), 'a file');
  const isWritten = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, isWritten ? content : JSON.stringify(content));
  const file = await open(path);
  const broken: string[] = [];
  const listener = {
    onProgress: () => undefined,
    onBroken: (where: string, reason: string) => void broken.push(`${where}: ${reason}`),
  };
  try {
    return { ...(await app.app.get(ImportService).take(account, file, listener)), broken };
  } finally {
    await file.close();
  }
}

async function shown(person: Person): Promise<Record<string, string[]>> {
  const { conversations } = await person.get<{
    conversations: { nodes: { title: string; messages: { nodes: { content: string }[] } }[] };
  }>(
    '{ conversations(first: 100) { nodes { title messages(first: 100) { nodes { content } } } } }',
  );
  return Object.fromEntries(
    conversations.nodes.map(({ title, messages }) => [
      title,
      messages.nodes.map(({ content }) => content),
    ]),
  );
}
