import { badInput } from '../errors/refusal.js';

export const LARGEST_PAGE = 100;

/** Which part of a list is asked for: `size` items on one side of a cursor. */
export interface PageRequest {
  size: number;
  /** `forward` from the cursor (or the beginning), `backward` from the cursor (or the end). */
  direction: 'forward' | 'backward';
  cursor: string | null;
}

export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/**
 * Checks Relay's page arguments.
 * @throws Refusal BAD_USER_INPUT for a size outside 1..100 and for both directions at once
 */
export function pageRequest(
  { first, after, last, before }: PageArguments,
  otherwise: { size: number; direction: PageRequest['direction'] },
): PageRequest {
  const forward = first != null || after != null;
  const backward = last != null || before != null;
  if (forward && backward) {
    throw badInput('Ask either for first/after or for last/before, not for both.');
  }
  const direction = forward ? 'forward' : backward ? 'backward' : otherwise.direction;
  const size = (forward ? first : last) ?? otherwise.size;
  if (size < 1 || size > LARGEST_PAGE) {
    throw badInput(`A page has 1 to ${LARGEST_PAGE} items; ${size} were asked for.`);
  }
  return { size, direction, cursor: (forward ? after : before) ?? null };
}
