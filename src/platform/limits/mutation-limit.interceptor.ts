import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { defer, type Observable, switchMap } from 'rxjs';
import type { RequestContext } from '../auth/viewer.js';
import { Refusal } from '../errors/refusal.js';
import { RateLimits } from './rate-limits.js';

/** For a mutation whose use case takes tokens itself, by a rule of its own. */
export const HasOwnLimit = Reflector.createDecorator<true>({ transform: () => true });

/** Each mutation that changes an account can be called so often a minute, aliases counted one by one. */
@Injectable()
export class MutationLimitInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<string>() !== 'graphql') return next.handle();
    const graphql = GqlExecutionContext.create(context);
    const { parentType, schema, fieldName } = graphql.getInfo<GraphQLResolveInfo>();
    const { viewer } = graphql.getContext<RequestContext>();
    if (!viewer || parentType !== schema.getMutationType()) return next.handle();
    if (this.reflector.get(HasOwnLimit, context.getHandler())) return next.handle();
    return defer(() => this.expectToken(viewer.accountId, fieldName)).pipe(
      switchMap(() => next.handle()),
    );
  }

  /** @throws Refusal RATE_LIMITED */
  private async expectToken(accountId: string, mutation: string): Promise<void> {
    const retryAfter = await this.limits.take('mutations', accountId, mutation);
    if (retryAfter > 0)
      throw new Refusal('RATE_LIMITED', `Too many calls of ${mutation}; please wait a little.`, {
        retryAfter,
      });
  }
}
