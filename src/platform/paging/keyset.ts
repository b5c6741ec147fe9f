import type { Position } from './cursors.js';
import { LARGEST_PAGE, type PageRequest } from './page-request.js';

/** How a list is ordered: columns that together are unique, all in one direction, with their types. */
export interface Order {
  columns: Readonly<Record<string, string>>;
  direction: 'asc' | 'desc';
}

/** The parts of the statement that reads one page. */
export interface PageSql {
  /** What lies on the page's side of the cursor; takes `values`. */
  beyond: string;
  /** What lies on the other side, the cursor's own item included; takes `values`. */
  behind: string;
  values: Position;
  /** To follow `order by`: from the cursor onwards. */
  ordering: string;
  /** The same from the cursor backwards: what lies behind is looked for beside the cursor. */
  reverseOrdering: string;
  /**
   * At least one row more than the page shows, which tells whether there is another page. Rounded up
   * to one of a few numbers, so that few statements are prepared and planned for a limit they know.
   */
  limit: number;
}

/** The last one is for the largest page. */
const LIMITS = [2, 6, 11, 21, 51, LARGEST_PAGE + 1];

/** A page is found by comparing whole rows with a position, which an index on the order answers. */
export function keyset(order: Order, request: PageRequest, position: Position | null): PageSql {
  const columns = Object.keys(order.columns);
  const rises = (order.direction === 'asc') === (request.direction === 'forward');
  const row = `(${columns.join(', ')})`;
  const cursor = `(${Object.values(order.columns)
    .map((type) => `?::${type}`)
    .join(', ')})`;
  return {
    beyond: position ? `${row} ${rises ? '>' : '<'} ${cursor}` : 'true',
    behind: position ? `${row} ${rises ? '<=' : '>='} ${cursor}` : 'false',
    values: position ?? [],
    ordering: columns.map((column) => `${column} ${rises ? 'asc' : 'desc'}`).join(', '),
    reverseOrdering: columns.map((column) => `${column} ${rises ? 'desc' : 'asc'}`).join(', '),
    limit: LIMITS.find((limit) => limit > request.size)!,
  };
}
