/** A message of a path, as far as its place and its length count. */
export interface Counted {
  index: number;
  tokens: number;
}

/** So many messages without a summary, and the window is about to leave one out. */
const MOST_OPEN = 18;
/** The newest stay out of a summary: they are shown anyway, and some are still to be said otherwise. */
export const MOST_KEPT = 10;
const FEWEST_KEPT = 2;

/**
 * Up to which message a path is to be summarised now, as an index; null: not yet. It happens a turn
 * before the window leaves anything out, and then for some turns at once.
 * @param newest messages of the path, oldest first: as many as the window shows, or all without a summary
 * @param coveredTo the index up to which there is a summary; 0: none
 * @param room the tokens that a prompt has for messages
 */
export function boundaryOf(
  newest: readonly Counted[],
  coveredTo: number,
  room: number,
): number | null {
  const open = newest.filter(({ index }) => index > coveredTo);
  if (open.length < MOST_OPEN && tokensOf(open) < room * 0.75) return null;
  const last = newest.at(-1 - keptOf(newest, room / 2));
  return last && last.index > coveredTo ? last.index : null;
}

function keptOf(newest: readonly Counted[], room: number): number {
  for (let kept = FEWEST_KEPT; kept < MOST_KEPT; kept += 1)
    if (tokensOf(newest.slice(-1 - kept)) > room) return kept;
  return MOST_KEPT;
}

const tokensOf = (some: readonly Counted[]): number =>
  some.reduce((sum, { tokens }) => sum + tokens, 0);
