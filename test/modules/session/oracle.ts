/**
 * What a session comes to, worked out minute by minute from the rules and sharing nothing with the
 * code: all times are whole minutes after its start.
 */
export interface Story {
  heartbeats: number[];
  /** With `end` null it takes no time. */
  activities: { kind: 'GAME' | 'VIDEO'; start: number; end: number | null }[];
  /** When the client said goodbye. */
  goodbye: number | null;
  /** When somebody looks. */
  now: number;
}

export interface Told {
  reason: 'CLIENT' | 'IDLE' | 'CAP' | null;
  /** Of the end, or of the last activity while open. */
  last: number;
  activeMinutes: number;
  gameMinutes: number;
  videoMinutes: number;
  /** Which activities belong to it, by their place in the story. */
  belonging: number[];
}

const DAY = 24 * 60;

export function told({ heartbeats, activities, goodbye, now }: Story): Told {
  const latest = goodbye === null ? DAY : Math.min(DAY, goodbye);
  const belongs = new Set<number>();
  let over = 0;
  // Each activity may be what keeps the session open for another one.
  for (let before = -1; before < belongs.size;) {
    before = belongs.size;
    const seen = [0, ...heartbeats];
    for (const nth of belongs) {
      const { start, end } = activities[nth]!;
      seen.push(Math.min(end ?? start, latest));
    }
    over = Math.min(Math.max(...seen) + 30, DAY);
    activities.forEach(({ start }, nth) => {
      if (start >= 0 && start <= over && start <= latest) belongs.add(nth);
    });
  }
  const minutes = () => Array.from({ length: DAY }, () => false);
  const [busy, GAME, VIDEO] = [minutes(), minutes(), minutes()];
  let last = 0;
  for (const nth of belongs) {
    const { kind, start, end } = activities[nth]!;
    const until = Math.min(end ?? start, latest);
    for (let minute = start; minute < until; minute += 1) {
      busy[minute] = true;
      (kind === 'GAME' ? GAME : VIDEO)[minute] = true;
    }
    last = Math.max(last, until);
  }
  const count = (each: boolean[]) => each.filter(Boolean).length;
  const belonging = [...belongs].toSorted((one, two) => one - two);
  const all = {
    ...{ activeMinutes: count(busy), gameMinutes: count(GAME), videoMinutes: count(VIDEO) },
    belonging,
  };
  if (goodbye !== null && goodbye < over) return { ...all, reason: 'CLIENT', last: goodbye };
  if (goodbye === null && now < over) return { ...all, reason: null, last };
  return over === DAY ? { ...all, reason: 'CAP', last: DAY } : { ...all, reason: 'IDLE', last };
}
