import { once } from 'node:events';

/** Lets the keeper go and waits until everything is cleared away. */
export default async function teardown() {
  const keeper = globalThis.smritiKeeper;
  keeper.ref();
  const gone = once(keeper, 'exit');
  keeper.disconnect();
  await gone;
}
