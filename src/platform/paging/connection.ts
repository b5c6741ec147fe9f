import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';

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

/** Puts rows, already in page order, into a connection. */
export function connect<T>(
  nodes: T[],
  cursorOf: (node: T) => string,
  rest: { hasNextPage: boolean; hasPreviousPage: boolean; totalCount: number },
): Connection<T> {
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rest.hasNextPage,
      hasPreviousPage: rest.hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: rest.totalCount,
  };
}
