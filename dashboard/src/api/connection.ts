/** Whether the server was reached lately, as requests and the browser say. */
type Connection = 'there' | 'away';

const FIRST_LOOK_MS = 1_000;
const LONGEST_WAIT_MS = 8_000;

let state: Connection = navigator.onLine ? 'there' : 'away';
let looking: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export const connection = {
  current: (): Connection => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** A request got an answer, whatever it was. */
  answered(): void {
    become('there');
  },
  /** A request got none: from now on the server is looked for. */
  lost(): void {
    become('away');
    lookIn(FIRST_LOOK_MS);
  },
};

addEventListener('offline', () => connection.lost());
addEventListener('online', () => void look(FIRST_LOOK_MS));

function become(next: Connection): void {
  if (next === state) return;
  state = next;
  if (next === 'there') stopLooking();
  for (const listener of listeners) listener();
}

function lookIn(ms: number): void {
  looking ??= setTimeout(() => void look(Math.min(ms * 2, LONGEST_WAIT_MS)), ms);
}

function stopLooking(): void {
  clearTimeout(looking);
  looking = undefined;
}

async function look(nextMs: number): Promise<void> {
  stopLooking();
  const ready = await fetch('/health/ready', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (ready) connection.answered();
  else if (state === 'away') lookIn(nextMs);
}
