import { Logger } from '@nestjs/common';
import type {
  ApolloServerPlugin,
  GraphQLRequestContext,
  GraphQLRequestListener,
} from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { RequestContext } from '../auth/viewer.js';
import { bare } from '../errors/accompanied.js';
import { answerTo } from '../errors/answer.js';

/** What the engine itself finds wrong with a document or its variables. */
const THE_CLIENTS_FAULT = /^(GRAPHQL_|BAD_|OPERATION_RESOLUTION_FAILURE|PERSISTED_QUERY)/;

/** Names of the schema that are near to what was written: nobody may find them out by guessing. */
const HINT = / Did you mean [^?]*\?$/;

/**
 * Masks an error: a code of the contract, a sentence, and where in the document; nothing else.
 * Messages of graphql-js about the document are kept, since they name what to mend.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const { locations, path } = formatted;
  const cause = unwrapResolverError(error);
  const code = String(formatted.extensions?.['code'] ?? '');
  if (cause instanceof GraphQLError && THE_CLIENTS_FAULT.test(code)) {
    const message = formatted.message.replace(HINT, '');
    return { message, locations, path, extensions: { code: 'BAD_USER_INPUT' } };
  }
  const answer = answerTo(cause);
  return {
    message: answer.message,
    locations,
    path,
    extensions: { code: answer.code, ...answer.facts },
  };
}

/** Statuses that matter to whoever stands between client and server, when there is no data at all. */
const STATUS_WITHOUT_DATA: Record<string, number> = {
  UNAUTHENTICATED: 401,
  SERVICE_UNAVAILABLE: 503,
};

/** A document or variables that cannot be run: to some clients no failure of the transport. */
const NOT_RUN = /^(GRAPHQL_(PARSE|VALIDATION)_FAILED|OPERATION_RESOLUTION_FAILURE|BAD_USER_INPUT)$/;

/** Logs faults, gives each error the request's id, and sets the HTTP status of a failed answer. */
export class ErrorsPlugin implements ApolloServerPlugin<RequestContext> {
  private readonly log = new Logger('GraphQL');

  async requestDidStart(): Promise<GraphQLRequestListener<RequestContext>> {
    return {
      didEncounterErrors: async ({ errors, contextValue }) => {
        for (const error of errors) this.note(error, contextValue.requestId);
      },
      willSendResponse: async (answered) => finish(answered),
    };
  }

  private note(error: GraphQLError, requestId: string): void {
    const cause = unwrapResolverError(error);
    if (cause instanceof GraphQLError || !answerTo(cause).isFault) return;
    this.log.error(
      { err: bare(cause), requestId, path: error.path?.join('.') },
      'an operation failed',
    );
  }
}

function finish(answered: GraphQLRequestContext<RequestContext>): void {
  const { response, contextValue } = answered;
  if (response.body?.kind !== 'single') return;
  const { singleResult } = response.body;
  if (!singleResult.errors) return;
  singleResult.errors = singleResult.errors.map((error) => ({
    ...error,
    extensions: { ...error.extensions, requestId: contextValue.requestId },
  }));
  if (singleResult.data) return;
  const codes = singleResult.errors.map(({ extensions }) => String(extensions?.['code']));
  const status = codes.map((code) => STATUS_WITHOUT_DATA[code]).find(Boolean);
  if (status) response.http.status = status;
  else if (isForAnOldClient(answered)) response.http.status = 200;
}

/**
 * GraphQL over HTTP: a client that takes `application/json` and nothing else may not look at the
 * body of a 400, so it is told in a 200 what is wrong with its document. Everybody else gets 400.
 */
function isForAnOldClient({
  request,
  response,
  errors,
}: GraphQLRequestContext<RequestContext>): boolean {
  const accepted = request.http?.headers.get('accept') ?? '';
  return (
    response.http.status === 400 &&
    /^application\/json(;[^,]*)?$/.test(accepted) &&
    (errors ?? []).every(({ extensions }) => NOT_RUN.test(String(extensions['code'])))
  );
}
