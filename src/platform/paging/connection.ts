import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
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
  cursor: string;
  node: T;
}

/** A page in Relay's sense: plain data, safe to cache. */
export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  /** Everything in the list, not on the page. */
  totalCount: number;
}

/** Declares `<name>Edge` and `<name>Connection` for a view. */
export function connectionOf<T>(name: string, view: Type<T>): Type<Connection<T>> {
  @ObjectType(`${name}Edge`)
  class EdgeView {
    @Field(() => String)
    cursor!: string;

    @Field(() => view)
    node!: T;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionView {
    @Field(() => [EdgeView])
    edges!: EdgeView[];

    @Field(() => [view])
    nodes!: T[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'Everything in the list, not only on this page.' })
    totalCount!: number;
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
  cursorOf: (node: T) => string,
): Connection<T> {
  const hasMore = items.length > size;
  const nodes = items.slice(0, size);
  if (direction === 'backward') nodes.reverse();
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: direction === 'forward' ? hasMore : hasBehind,
      hasPreviousPage: direction === 'forward' ? hasBehind : hasMore,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}
