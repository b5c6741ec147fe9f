import { datesWithin, revive, type Path } from './dates.js';

/** Part of every digest: entries in an older form are not recognised instead of being misread. */
export const CODEC_VERSION = 1;

/** What must be true of an entry for it to be the answer. */
export interface Claim {
  readonly digest: string;
  /** The present label of each scope, in the order of the scopes. */
  readonly labels: readonly string[];
}

/** An answer as it is kept; `validUntil` is the moment from which it is wrong by time alone. */
export interface Entry extends Claim {
  readonly validUntil: Date | null;
  readonly view: unknown;
}

/**
 * One line of header, then JSON, then (inside it) where the Dates were, since JSON would bring them
 * back as strings. Header first: a reader compares it and parses nothing when it does not match.
 * @throws TypeError for a view that would come back as something else (see `datesWithin`).
 */
export function encode(entry: Entry): string {
  const body: [unknown, Path[]] = [entry.view, datesWithin(entry.view)];
  return `${opening(entry)}${entry.validUntil?.getTime() ?? '-'}\n${JSON.stringify(body)}`;
}

/** The view, if the text is a whole answer to this claim at this moment; else undefined. */
export function decode(text: string, claim: Claim, now: Date): { view: unknown } | undefined {
  const start = opening(claim);
  const end = text.indexOf('\n');
  if (!text.startsWith(start) || end < start.length) return undefined;
  const until = text.slice(start.length, end);
  if (until !== '-' && !(Number(until) > now.getTime())) return undefined;
  try {
    const [view, dates] = JSON.parse(text.slice(end + 1)) as [unknown, Path[]];
    return { view: revive(view, dates) };
  } catch {
    return undefined;
  }
}

function opening({ digest, labels }: Claim): string {
  return `${digest} ${labels.join(' ')} `;
}
