import type { LineFragment } from '../operations.generated';

/** Whether a card of support belongs below a message: only what a person wrote calls for one. */
export const hasCard = ({ flagged, role }: Pick<LineFragment, 'flagged' | 'role'>): boolean =>
  flagged && role === 'USER';
