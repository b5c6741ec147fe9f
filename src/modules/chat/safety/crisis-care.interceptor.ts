import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { catchError, mergeMap, type Observable } from 'rxjs';
import type { RequestContext } from '../../../platform/auth/viewer.js';
import { accompanied } from '../../../platform/errors/accompanied.js';
import type { SendMessagePayload } from '../chat.types.js';
import { concernIn } from './detector.js';
import { supportFor } from './support.js';
import { Whereabouts } from './whereabouts.js';

/**
 * Around what takes a message from a person: if it speaks of suicide or self-harm, the answer names
 * who listens, whatever else becomes of the message. A refusal or fault does so in `extensions.crisis`.
 */
@Injectable()
export class CrisisCare implements NestInterceptor<SendMessagePayload, SendMessagePayload> {
  constructor(private readonly whereabouts: Whereabouts) {}

  intercept(
    context: ExecutionContext,
    next: CallHandler<SendMessagePayload>,
  ): Observable<SendMessagePayload> {
    const graphql = GqlExecutionContext.create(context);
    const concern = concernIn(wordsIn(graphql.getArgs()));
    if (!concern) return next.handle();
    const { viewer } = graphql.getContext<RequestContext>();
    const zone = viewer ? this.whereabouts.zoneOf(viewer.accountId) : Promise.resolve(null);
    const support = zone.then((known) => supportFor(concern, known));
    return next.handle().pipe(
      mergeMap(async (payload) => ({ ...payload, crisis: await support })),
      catchError(async (error: unknown) => {
        throw accompanied(error, { crisis: await support });
      }),
    );
  }
}

interface Arguments {
  content?: string;
  input?: { content?: string };
}

const wordsIn = ({ content, input }: Arguments): string => content ?? input?.content ?? '';
