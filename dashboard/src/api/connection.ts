import { Store } from './store';

const FIRST_LOOK_MS = 1_000;
const LONGEST_WAIT_MS = 8_000;

/** Whether the server was reached lately, as requests and the browser say. */
export const connection = new Store<'there' | 'away'>(navigator.onLine ? 'there' : 'away');

let looking: ReturnType<typeof setTimeout> | undefined;

/** A request got an answer, whatever it was. */
export function answered(): void {
  clearTimeout(looking);
  looking = undefined;
  connection.become('there');
}

/** A request got none: from now on the server is looked for. */
export function lost(): void {
  connection.become('away');
  lookIn(FIRST_LOOK_MS);
}

/** Something gave reason to doubt: the server is looked for at once. */
export function lookAround(): void {
  void look(FIRST_LOOK_MS);
}

addEventListener('offline', lost);
addEventListener('online', lookAround);

function lookIn(ms: number): void {
  looking ??= setTimeout(() => void look(Math.min(ms * 2, LONGEST_WAIT_MS)), ms);
}

async function look(nextMs: number): Promise<void> {
  clearTimeout(looking);
  looking = undefined;
  const ready = await fetch('/health/ready', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (ready) return answered();
  connection.become('away');
  lookIn(nextMs);
}
