import { isConflict, isUnavailable } from '../database/conflict.js';
import { Accompanied } from './accompanied.js';
import { badInput, Refusal, serviceUnavailable, type ErrorCode } from './refusal.js';

/** What is said of an error outside. */
export interface Answer {
  code: ErrorCode;
  message: string;
  facts: Refusal['facts'];
  /** The HTTP status when nothing else than this error is answered. */
  status: number;
  /** Nobody's refusal but something broken: to be logged. */
  isFault: boolean;
}

const STATUSES: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
};

/** The one place that decides what an error is called; everything unknown is shown as nothing. */
export function answerTo(error: unknown, clientFault?: number): Answer {
  if (error instanceof Accompanied) {
    const answer = answerTo(error.cause, clientFault);
    return { ...answer, facts: { ...answer.facts, ...error.facts } };
  }
  if (error instanceof Refusal) return told(error, false);
  if (isUnavailable(error)) return told(serviceUnavailable(), true);
  if (isConflict(error)) {
    const again = new Refusal(
      'CONFLICT',
      'Somebody else wrote at the same moment; please try again.',
      {
        retryable: true,
      },
    );
    return told(again, false);
  }
  if (clientFault !== undefined && clientFault >= 400 && clientFault < 500) {
    return { ...told(badInput('The request cannot be understood.'), false), status: clientFault };
  }
  return told(new Refusal('INTERNAL_SERVER_ERROR', 'Something went wrong on our side.'), true);
}

const told = ({ code, message, facts }: Refusal, isFault: boolean): Answer => ({
  code,
  message,
  facts,
  status: STATUSES[code] ?? 400,
  isFault,
});

/** An error as every client is told it, whether GraphQL was reached or not. */
export function errorBody(
  { message, code, facts }: Pick<Answer, 'message' | 'code' | 'facts'>,
  requestId: string,
) {
  return { errors: [{ message, extensions: { code, ...facts, requestId } }] };
}
