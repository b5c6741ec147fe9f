import type {
  ApolloServerPlugin,
  GraphQLRequestContextResponseForOperation,
  GraphQLRequestListener,
} from '@apollo/server';
import type { ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { RequestContext } from '../auth/viewer.js';

const MOST_QUERIES = 500;
/** Compiling takes milliseconds: only what is asked again is worth it. */
const COMPILED_AT = 2;

/** A query that was seen before: how often, and its code once it was worth compiling. */
interface Known {
  seen: number;
  /** null: it cannot be compiled. */
  code?: CompiledQuery | null;
}

type Resolved = GraphQLRequestContextResponseForOperation<RequestContext>;

/**
 * Executes queries as compiled code. Whatever is not a clean answer is left to graphql-js, which
 * executes the query once more (a query has no effects) and finds the words for what is wrong; so
 * there is one source of errors. Mutations are never executed here.
 */
export class CompiledQueries implements ApolloServerPlugin<RequestContext> {
  private readonly known = new LRUCache<string, Known>({ max: MOST_QUERIES });
  private schema!: GraphQLSchema;

  async serverWillStart({ schema }: { schema: GraphQLSchema }): Promise<void> {
    this.schema = schema;
  }

  async requestDidStart(): Promise<GraphQLRequestListener<RequestContext>> {
    return {
      responseForOperation: async (request) => {
        // Against its type, absent when the document has no operation of that name.
        const operation: OperationDefinitionNode | undefined = request.operation;
        const code = operation?.operation === 'query' ? this.codeOf(request) : null;
        const result = code && (await run(code, request));
        if (!result) return null;
        return { http: request.response.http, body: { kind: 'single', singleResult: result } };
      },
    };
  }

  private codeOf({ document, operationName, queryHash }: Resolved): CompiledQuery | null {
    const key = `${queryHash}:${operationName ?? ''}`;
    const known = this.known.get(key) ?? { seen: 0 };
    known.seen += 1;
    this.known.set(key, known);
    if (known.seen < COMPILED_AT) return null;
    if (known.code === undefined) {
      const compiled = compileQuery(this.schema, document, operationName ?? undefined);
      known.code = isCompiledQuery(compiled) ? compiled : null;
    }
    return known.code;
  }
}

/** The answer, if it has no error at all. */
async function run(code: CompiledQuery, request: Resolved): Promise<ExecutionResult | null> {
  const { contextValue, request: asked } = request;
  const result = await code.query(undefined, contextValue, asked.variables ?? {});
  if (result.data && !result.errors) return result as ExecutionResult;
  contextValue.notes?.restart();
  return null;
}
