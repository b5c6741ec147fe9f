import { APICallError } from '@ai-sdk/provider';
import { UpstreamFailure, type UpstreamReason } from './upstream-failure.js';

/** Says in our words what went wrong with a request, and lets go of the provider's error. */
export function diagnose(error: unknown): UpstreamFailure {
  if (error instanceof UpstreamFailure) return error;
  if (error instanceof Error && error.cause instanceof UpstreamFailure) return error.cause;
  const status = statusOf(error);
  if (status !== undefined && status >= 400) {
    return new UpstreamFailure(reasonOf(status), { status, retryAfterSeconds: retryAfter(error) });
  }
  // A call that failed without a bad status never got its answer, or lost it on the way.
  return new UpstreamFailure(APICallError.isInstance(error) ? 'connection' : 'garbage');
}

function reasonOf(status: number): UpstreamReason {
  if (status === 429) return 'rate-limited';
  if (status >= 500 || status === 408) return 'unavailable';
  if (status === 401 || status === 403) return 'unauthorized';
  return 'rejected';
}

/** Errors inside a stream that began well are plain objects, with the status under other names. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  return [statusCode, code].find((value) => typeof value === 'number');
}

/** Seconds from `Retry-After`, which is a number or a date (RFC 9110, 10.2.3). */
function retryAfter(error: unknown): number | undefined {
  const header = APICallError.isInstance(error) && error.responseHeaders?.['retry-after'];
  if (!header) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const until = (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(until) ? Math.max(0, until) : undefined;
}
