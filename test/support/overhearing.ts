import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'redis';

/** Where a run that is listened to (`npm run soak:silence`) notes what is to be searched for what. */
const PLACE = process.env['OVERHEARD'];
const PATIENCE_MS = 2_000;

/** How loud every app of such a run is, whatever its test wants. */
export const LOUD: Record<string, string> = PLACE ? { LOG_LEVEL: 'trace' } : {};

export function note(what: 'logs' | 'metrics' | 'keys' | 'said', text: string | Buffer): void {
  if (PLACE) appendFileSync(join(PLACE, what), text);
}

/** What somebody says, and how they prove who they are: nothing of it may turn up elsewhere. */
export function noteSaid(token: string | undefined, said: object): void {
  if (PLACE) note('said', `${JSON.stringify([...(token ? [token] : []), ...textsIn(said)])}\n`);
}

/** What an app shows to operators, and what its keys are called, before it is gone. */
export async function noteShown(url: string, redisUrl: string | null): Promise<void> {
  if (!PLACE) return;
  const metrics = fetch(`${url}/metrics`).then((answer) => answer.text());
  note('metrics', await metrics.catch(() => ''));
  if (redisUrl) await Promise.race([noteKeys(redisUrl).catch(() => undefined), pause(PATIENCE_MS)]);
}

async function noteKeys(url: string): Promise<void> {
  const client = createClient({ url, socket: { reconnectStrategy: false } });
  client.on('error', () => undefined);
  try {
    await client.connect();
    for await (const keys of client.scanIterator({ COUNT: 1_000 })) {
      note('keys', keys.map((key) => `${key}\n`).join(''));
    }
  } finally {
    client.destroy();
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
