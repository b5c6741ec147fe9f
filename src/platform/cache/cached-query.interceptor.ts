import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { from, lastValueFrom, type Observable, tap } from 'rxjs';
import { AccountCache } from './account-cache.js';
import { CACHE_POLICY, type CachePolicy } from './cached-query.decorator.js';
import type { AnswerNotes } from './whole/answer-notes.js';

/** Whom the request speaks for, as authentication leaves it in the GraphQL context. */
interface CacheViewer {
  readonly accountId: string;
  readonly role: string;
}

interface CacheContext {
  readonly viewer?: CacheViewer | null;
  /** Hears of every cached root field, for the answer as a whole. */
  readonly notes?: AnswerNotes | null;
}

/** Leads queries that carry a cache policy through the account's cache. */
@Injectable()
export class CachedQueryInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly cache: AccountCache,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const policy = this.reflector.get<CachePolicy | undefined>(CACHE_POLICY, context.getHandler());
    if (policy === undefined || context.getType<string>() !== 'graphql') return next.handle();
    const graphql = GqlExecutionContext.create(context);
    const { viewer, notes } = graphql.getContext<CacheContext>();
    if (!viewer || !isRootQuery(graphql.getInfo<GraphQLResolveInfo>())) return next.handle();
    const { accountId, role } = viewer;
    const args = [role, graphql.getArgs<Record<string, unknown>>()];
    return from(
      this.cache.through({ ...policy, accountId, args }, () => lastValueFrom(next.handle())),
    ).pipe(tap((view) => notes?.note(policy, view)));
  }
}

/** A mutation's answer is never cached, whatever its method is decorated with. */
function isRootQuery({ operation, parentType, schema }: GraphQLResolveInfo): boolean {
  return operation.operation === 'query' && parentType === schema.getQueryType();
}
