import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts the keeper of this run's services and tells the tests, through the environment, where they are. */
export default async function setup() {
  const loader = new URL('typescript.mjs', import.meta.url).href;
  const keeper = fork(fileURLToPath(new URL('keeper.ts', import.meta.url)), {
    // A session of its own: Ctrl-C ends the run, and the keeper clears up after it.
    detached: true,
    execArgv: ['--import', loader],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  globalThis.smritiKeeper = keeper;
  const answer = await Promise.race([once(keeper, 'message'), once(keeper, 'exit')]);
  const { environment, error } = answer[0] ?? {};
  if (!environment) {
    keeper.disconnect();
    throw new Error(error ?? 'The keeper of the test services ended before it began.');
  }
  Object.assign(process.env, environment);
  keeper.unref();
  keeper.channel?.unref();
}
