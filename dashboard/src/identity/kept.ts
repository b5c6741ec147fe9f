/** What the page keeps between visits, in this browser alone. */
const KEYS = { guest: 'smriti.guest', member: 'smriti.member' } as const;

type Kept = keyof typeof KEYS;

export const kept = (what: Kept): string | null => localStorage.getItem(KEYS[what]);

export function keep(what: Kept, token: string | null): void {
  if (token === null) localStorage.removeItem(KEYS[what]);
  else localStorage.setItem(KEYS[what], token);
}

/** Hears that another tab signed in or out, or came as a guest. */
export function onKeptElsewhere(hear: () => void): () => void {
  const changed = ({ key }: StorageEvent): void => {
    if (key === null || Object.values<string>(KEYS).includes(key)) hear();
  };
  addEventListener('storage', changed);
  return () => removeEventListener('storage', changed);
}
