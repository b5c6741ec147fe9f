import type { Viewer } from '../auth/viewer.js';

/** Who is at the other end of a socket, as far as is known. */
export interface Caller {
  /** Names the socket in the log. */
  readonly requestId: string;
  readonly address: string;
  /** Null until the token was checked. */
  viewer: Viewer | null;
  /** Aborted when the socket is closed, whoever closed it. */
  readonly gone: AbortSignal;
  close(code: number, reason: string): void;
}

/** Beside those of graphql-transport-ws: https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 */
export const CLOSE = {
  goingAway: 1001,
  tryAgainLater: 1013,
  badMessage: 4400,
  forbidden: 4403,
  fault: 4500,
} as const;
