import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { ExecutionResult } from 'graphql';
import type { RequestContext } from '../auth/viewer.js';

/** Tells the cache when a query was answered whole and without an error. */
export class WholeAnswerPlugin implements ApolloServerPlugin<RequestContext> {
  async requestDidStart(): Promise<GraphQLRequestListener<RequestContext> | void> {
    return {
      willSendResponse: async ({ operation, response, contextValue }) => {
        if (operation?.operation !== 'query' || response.body.kind !== 'single') return;
        const { data, errors } = response.body.singleResult;
        if (data && !errors) noteWhole(contextValue, data);
      },
    };
  }
}

export function noteWhole(
  { notes }: RequestContext,
  data: NonNullable<ExecutionResult['data']>,
): void {
  // Compiled code leaves a field that a directive skipped as undefined.
  notes?.complete(Object.values(data).filter((value) => value !== undefined).length);
}
