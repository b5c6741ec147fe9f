import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { bare } from '../errors/accompanied.js';
import { answerTo } from '../errors/answer.js';
import { formatError } from '../graphql/errors.plugin.js';

const log = new Logger('Socket');

/** Errors as a request would be told them; what is our fault is logged. */
export function told(
  errors: readonly GraphQLError[],
  requestId: string,
): readonly GraphQLFormattedError[] {
  return errors.map((error) => {
    const cause = causeOf(error);
    const { message, locations, path } = error.toJSON();
    const isTheClients = cause === error;
    if (!isTheClients && answerTo(cause).isFault) {
      log.error({ err: bare(cause), requestId, path: path?.join('.') }, 'a subscription failed');
    }
    const code = isTheClients ? 'BAD_REQUEST' : undefined;
    const formatted = formatError({ message, locations, path, extensions: { code } }, cause);
    return { ...formatted, extensions: { ...formatted.extensions, requestId } };
  });
}

/**
 * What went wrong, when something did. An error of the engine itself is about the document or its
 * variables, unless it says where in the answer it happened.
 */
function causeOf(error: GraphQLError): unknown {
  if (error.originalError) return error.originalError;
  return error.path ? new Error(error.message) : error;
}
