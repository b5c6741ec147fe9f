import { Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { RequestContext } from '../auth/viewer.js';
import { badInput, Refusal, serviceUnavailable } from '../errors/refusal.js';
import { passDocument } from '../graphql/document-gate.js';
import { LIMITS, MOST_ERRORS } from '../graphql/document-limits.js';
import { sealersOf } from '../graphql/sealers.js';
import { Departure } from '../health/departure.js';
import { Cursors } from '../paging/cursors.js';
import type { Caller } from './caller.js';

/** What one socket may follow at a time. */
const MOST_SUBSCRIPTIONS = 50;

const tooManySubscriptions = (): Refusal =>
  new Refusal(
    'RATE_LIMITED',
    `A socket carries at most ${MOST_SUBSCRIPTIONS} subscriptions at a time.`,
    { retryAfter: 1 },
  );

/** Decides what is subscribed to; the same limits as for requests hold. */
@Injectable()
export class OperationGate {
  constructor(
    private readonly schemas: GraphQLSchemaHost,
    private readonly cursors: Cursors,
    private readonly departure: Departure,
  ) {}

  /** @param running how many subscriptions the socket carries, this one included */
  pass(
    caller: Caller,
    { query, variables, operationName }: SubscribePayload,
    running: number,
  ): ExecutionArgs | readonly GraphQLError[] {
    const { schema } = this.schemas;
    try {
      if (this.departure.hasBegun) throw serviceUnavailable();
      if (running > MOST_SUBSCRIPTIONS) throw tooManySubscriptions();
      passDocument(query);
      const document = parse(query, { maxTokens: LIMITS.tokens });
      const faults = validate(schema, document, specifiedRules, { maxErrors: MOST_ERRORS });
      if (faults.length > 0) return faults;
      expectSubscription(document, operationName);
      const contextValue = this.contextOf(caller);
      return { schema, document, operationName, variableValues: variables, contextValue };
    } catch (error) {
      return [asGraphQLError(error)];
    }
  }

  private contextOf({ viewer, requestId, address }: Caller): RequestContext {
    return {
      viewer,
      requestId,
      address,
      method: 'GET',
      notes: null,
      sealer: sealersOf(this.cursors, viewer),
    };
  }
}

function expectSubscription(document: DocumentNode, name: string | null | undefined): void {
  const operation = getOperationAST(document, name);
  if (!operation) throw badInput('Which operation of the document is meant?');
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    throw badInput('A socket carries subscriptions; send queries and mutations by POST.');
  }
}

const asGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError('refused', { originalError: error as Error });
