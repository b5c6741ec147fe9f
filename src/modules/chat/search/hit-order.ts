import type { Position } from '../../../platform/paging/cursors.js';
import type { Order } from '../../../platform/paging/keyset.js';
import type { SearchHitView } from '../chat.types.js';

/** Best match first, and of equal ones the latest. */
export const ORDER: Order = {
  columns: { score: 'real', created_at: 'timestamptz', id: 'uuid' },
  direction: 'desc',
};

export const positionOf = ({ score, message }: SearchHitView): Position => [
  score,
  message.createdAt.toISOString(),
  message.id,
];
