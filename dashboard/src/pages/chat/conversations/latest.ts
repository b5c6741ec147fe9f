import type { ListedFragment } from './operations.generated';

/** The conversation where something was said last; undefined: there is none. */
export const latestOf = (nodes: readonly ListedFragment[]): ListedFragment | undefined =>
  nodes.toSorted((one, other) => at(other) - at(one))[0];

const at = ({ lastMessageAt, createdAt }: ListedFragment): number =>
  new Date(lastMessageAt ?? createdAt).getTime();
