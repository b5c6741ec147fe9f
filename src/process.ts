import { faultOf } from './platform/logging/fault.js';

/** A stop that hangs must not hang the machine's shutdown. */
const LONGEST_STOP_MS = 14_000;

/** Waits for SIGTERM or SIGINT, then stops in order; a second signal or a hang ends at once. */
export async function untilToldToStop(server: { stop(): Promise<void> }): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(1));
  setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
  await server.stop();
  process.exit(0);
}

/** One sentence for what an operator can mend, the whole fault for what we must. */
export function exitWith(error: unknown): never {
  const isForOperators = error instanceof Error && error.name === 'StartupError';
  console.error(isForOperators ? error.message : JSON.stringify(faultOf(error)));
  process.exit(1);
}
