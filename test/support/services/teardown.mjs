import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { storedWords } from './stored-words.mjs';

/** Lets the keeper go, waits until everything is cleared away, and fails if it found fault. */
export default async function teardown() {
  await noteWords();
  const keeper = globalThis.smritiKeeper;
  keeper.ref();
  const gone = once(keeper, 'exit');
  keeper.disconnect();
  const [code] = await gone;
  if (code !== 0) throw new Error('The services were not left as they should be: see above.');
}

/** In a run that is listened to, all that was written in it must be found nowhere else. */
async function noteWords() {
  const { OVERHEARD, TEST_POSTGRES_OWNER_URL } = process.env;
  if (!OVERHEARD) return;
  const words = await storedWords(TEST_POSTGRES_OWNER_URL);
  appendFileSync(join(OVERHEARD, 'said'), `${JSON.stringify(words)}\n`);
}
