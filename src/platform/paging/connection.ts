import type { Type } from '@nestjs/common';
import { Field, type FieldMiddleware, Int, ObjectType } from '@nestjs/graphql';
import type { RequestContext } from '../auth/viewer.js';
import type { Position } from './cursors.js';
import type { PageRequest } from './page-request.js';

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface Edge<T> {
  node: T;
  /** Name of the list, by which its cursor is sealed. */
  list: string;
}

/** A page in Relay's sense: plain data, safe to cache. Edges and cursors are made when they are asked for. */
export interface Connection<T> {
  /** Name of the list, with whatever narrows it. */
  list: string;
  nodes: T[];
  pageInfo: Pick<PageInfo, 'hasNextPage' | 'hasPreviousPage'>;
  /** Everything in the list, not on the page. */
  totalCount: number;
}

/** Where an item stands in the list of that name. */
export type PositionIn<T> = (node: T, list: string) => Position;

/**
 * Declares `<name>Edge` and `<name>Connection` for a view. Most pages are asked for without edges,
 * and sealing a cursor costs more than showing a message.
 */
export function connectionOf<T>(
  name: string,
  view: Type<T>,
  positionIn: PositionIn<T>,
): Type<Connection<T>> {
  const seal = ({ sealer }: RequestContext, node: T, list: string): string =>
    sealer(list).seal(positionIn(node, list));
  const sealed: FieldMiddleware<Edge<T>, RequestContext> = async ({ source, context }) =>
    seal(context, source.node, source.list);
  const ends: FieldMiddleware<Connection<T>, RequestContext> = async ({ source, context }) => {
    const { nodes, list, pageInfo } = source;
    const [startCursor, endCursor] = [nodes[0], nodes.at(-1)].map((node) =>
      node === undefined ? null : seal(context, node, list),
    );
    return { ...pageInfo, startCursor, endCursor };
  };
  const edged: FieldMiddleware<Connection<T>> = async ({ source: { nodes, list } }) =>
    nodes.map((node): Edge<T> => ({ node, list }));

  @ObjectType(`${name}Edge`)
  class EdgeView {
    @Field(() => String, { middleware: [sealed] })
    cursor!: string;

    @Field(() => view)
    node!: T;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionView {
    @Field(() => [EdgeView], { middleware: [edged] })
    edges!: EdgeView[];

    @Field(() => [view])
    nodes!: T[];

    @Field(() => PageInfo, { middleware: [ends] })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'Everything in the list, not only on this page.' })
    totalCount!: number;

    list!: string;
  }
  return ConnectionView;
}

/** What was read for a page: items from the cursor onwards, one more than asked for if there is one. */
export interface Found<T> {
  items: readonly T[];
  /** Whether anything lies on the other side of the cursor. */
  hasBehind: boolean;
  totalCount: number;
}

/** Puts what was found into the order of the list. */
export function connect<T>(
  { items, hasBehind, totalCount }: Found<T>,
  { size, direction }: PageRequest,
  list: string,
): Connection<T> {
  const hasMore = items.length > size;
  const nodes = items.slice(0, size);
  if (direction === 'backward') nodes.reverse();
  return {
    list,
    nodes,
    pageInfo: {
      hasNextPage: direction === 'forward' ? hasMore : hasBehind,
      hasPreviousPage: direction === 'forward' ? hasBehind : hasMore,
    },
    totalCount,
  };
}
