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
export function encode({ view, ...entry }: Entry): string {
  const body: [unknown, Path[]] = [view, datesWithin(view)];
  return encodeText({ ...entry, content: JSON.stringify(body) });
}

/** An answer that is text already, behind the same header. */
export interface TextEntry extends Claim {
  readonly validUntil: Date | null;
  readonly content: string;
}

export function encodeText(entry: TextEntry): string {
  return `${opening(entry)}${entry.validUntil?.getTime() ?? '-'}\n${entry.content}`;
}

/** The view, if the text is a whole answer to this claim at this moment; else undefined. */
export function decode(text: string, claim: Claim, now: Date): { view: unknown } | undefined {
  const found = decodeText(text, claim, now);
  if (!found) return undefined;
  try {
    const [view, dates] = JSON.parse(found.content) as [unknown, Path[]];
    return { view: revive(view, dates) };
  } catch {
    return undefined;
  }
}

/** The same for an answer that is text. */
export function decodeText(
  text: string,
  claim: Claim,
  now: Date,
): Pick<TextEntry, 'content' | 'validUntil'> | undefined {
  const start = opening(claim);
  const end = text.indexOf('\n');
  if (!text.startsWith(start) || end < start.length) return undefined;
  const until = text.slice(start.length, end);
  if (until !== '-' && !(Number(until) > now.getTime())) return undefined;
  const validUntil = until === '-' ? null : new Date(Number(until));
  return { content: text.slice(end + 1), validUntil };
}

function opening({ digest, labels }: Claim): string {
  return `${digest} ${labels.join(' ')} `;
}
