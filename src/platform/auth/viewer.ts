import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { AnswerNotes } from '../cache/whole/answer-notes.js';
import type { Sealer } from '../paging/cursors.js';
import { badInput, Refusal, unauthenticated } from '../errors/refusal.js';

/** Who is asking, as the bearer token says; nothing else may say it. */
export interface Viewer {
  readonly accountId: string;
  readonly role: 'user' | 'admin' | 'guest';
}

/** What a request carries into the GraphQL context. */
export interface RequestContext {
  readonly viewer: Viewer | null;
  /** Why it is not known who asks, when it could not be found out. */
  readonly doubt?: unknown;
  readonly requestId: string;
  /** How it came: in a GET the whole operation stands in the address. */
  readonly method: string;
  /** Network address of the client, for limits on what needs no token. */
  readonly address: string;
  /** Hears what may be kept of the answer; null when nothing may. */
  readonly notes: AnswerNotes | null;
  /** The cursors of one of the viewer's lists. */
  sealer(list: string): Sealer;
}

const contextOf = (execution: ExecutionContext): RequestContext =>
  GqlExecutionContext.create(execution).getContext<RequestContext>();

/** The caller, who must have one; an operation without this parameter is open to everybody. */
export const Viewer = createParamDecorator((_: unknown, execution: ExecutionContext): Viewer => {
  const { viewer, doubt } = contextOf(execution);
  if (!viewer) throw doubt ?? unauthenticated();
  return viewer;
});

/** The caller, who must be an admin. */
export const Admin = createParamDecorator((_: unknown, execution: ExecutionContext): Viewer => {
  const { viewer, doubt } = contextOf(execution);
  if (!viewer) throw doubt ?? unauthenticated();
  if (viewer.role !== 'admin') throw new Refusal('FORBIDDEN', 'This is for admins.');
  return viewer;
});

/** For operations that are given secrets: those must not stand in an address, which proxies log. */
export const PostOnly = createParamDecorator((_: unknown, execution: ExecutionContext): void => {
  if (contextOf(execution).method !== 'POST')
    throw badInput('Send this by POST: a token must not stand in an address.');
});

export const Address = createParamDecorator(
  (_: unknown, execution: ExecutionContext): string => contextOf(execution).address,
);
