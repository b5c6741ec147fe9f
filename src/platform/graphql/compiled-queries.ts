import { Injectable } from '@nestjs/common';
import type {
  ApolloServerPlugin,
  GraphQLRequestContextResponseForOperation,
  GraphQLRequestListener,
} from '@apollo/server';
import type {
  DocumentNode,
  ExecutionResult,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { RequestContext } from '../auth/viewer.js';
import { documentKey, LONGEST_DOCUMENT, type Operation } from '../cache/whole/operation.js';

const MOST_QUERIES = 500;
/** Compiling takes milliseconds: only what is asked again is worth it. */
const COMPILED_AT = 2;

/** A query that the GraphQL server took for valid: how often, and its code once it was worth it. */
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
@Injectable()
export class CompiledQueries implements ApolloServerPlugin<RequestContext> {
  private readonly known = new LRUCache<string, Known>({ max: MOST_QUERIES });
  private readonly unclean = new WeakSet<RequestContext>();
  private schema!: GraphQLSchema;

  async serverWillStart({ schema }: { schema: GraphQLSchema }): Promise<void> {
    this.schema = schema;
  }

  async requestDidStart(): Promise<GraphQLRequestListener<RequestContext>> {
    return {
      responseForOperation: async (request) => {
        const { contextValue, response } = request;
        const code = this.unclean.has(contextValue) ? null : this.met(request);
        const data = code && (await this.run(code, contextValue, request.request.variables));
        if (!data) return null;
        return { http: response.http, body: { kind: 'single', singleResult: { data } } };
      },
    };
  }

  /** The data of a query that was compiled before, if nothing at all is wrong with it. */
  async answer(operation: Operation, context: RequestContext): Promise<ExecutionResult['data']> {
    const { variables } = operation;
    const code = this.known.get(documentKey(operation))?.code;
    return code && isRecord(variables) ? this.run(code, context, variables) : null;
  }

  /** The code of a valid query, which is counted; null for what is no query. */
  private met({ document, operation, source, request }: Resolved): CompiledQuery | null {
    // Against its type, absent when the document has no operation of that name.
    const named: OperationDefinitionNode | undefined = operation;
    if (named?.operation !== 'query' || source.length > LONGEST_DOCUMENT) return null;
    const { operationName = null } = request;
    const key = documentKey({ query: source, operationName });
    const known = this.known.get(key) ?? { seen: 0 };
    known.seen += 1;
    this.known.set(key, known);
    if (known.seen < COMPILED_AT) return null;
    known.code ??= this.compiled(document, operationName);
    return known.code;
  }

  private compiled(document: DocumentNode, operationName: string | null): CompiledQuery | null {
    const compiled = compileQuery(this.schema, document, operationName ?? undefined);
    return isCompiledQuery(compiled) ? compiled : null;
  }

  private async run(
    code: CompiledQuery,
    context: RequestContext,
    variables: Record<string, unknown> | null | undefined,
  ): Promise<ExecutionResult['data']> {
    const { data, errors } = await code.query(undefined, context, variables ?? {});
    if (data && !errors) return data as ExecutionResult['data'];
    context.notes?.restart();
    this.unclean.add(context);
    return null;
  }
}

function isRecord(variables: unknown): variables is Record<string, unknown> | null {
  return typeof variables === 'object' && !Array.isArray(variables);
}
