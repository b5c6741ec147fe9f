import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** More than any screen needs, less than what could hurt. */
export const LIMITS = {
  /** Of the whole document. The longest message, written as a literal with escapes, has room. */
  characters: 200_000,
  tokens: 2_000,
  /** Brackets within brackets: the parser and what comes after it call themselves for each. */
  nesting: 60,
  definitions: 50,
  depth: 10,
  /** The introspection query asks for types of types of types. */
  introspectionDepth: 16,
  aliases: 100,
  fields: 400,
  /** On one node. */
  directives: 10,
} as const;

/** A document with more faults than this is not worth listing them all: a fifth says so. */
export const MOST_ERRORS = 4;

export type Limit = keyof typeof LIMITS;

/** How far a document goes, its fragments counted wherever they are spread. */
export type Extent = Record<
  'depth' | 'introspectionDepth' | 'aliases' | 'fields' | 'directives',
  number
>;

const NOTHING: Extent = { depth: 0, introspectionDepth: 0, aliases: 0, fields: 0, directives: 0 };

/** The extent of each operation of a document. Takes time by its length, not by what it spreads. */
export function extentsOf({ definitions }: DocumentNode): Extent[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  }
  const measure = measurer(fragments);
  return definitions
    .filter(
      (definition): definition is OperationDefinitionNode =>
        definition.kind === Kind.OPERATION_DEFINITION,
    )
    .map(({ selectionSet, directives }) => {
      const extent = measure(selectionSet, false);
      return { ...extent, directives: Math.max(extent.directives, directives?.length ?? 0) };
    });
}

type Measure = (selectionSet: SelectionSetNode | undefined, introspects: boolean) => Extent;

function measurer(fragments: ReadonlyMap<string, FragmentDefinitionNode>): Measure {
  const measured = new Map<string, Extent>();
  const measure: Measure = (selectionSet, introspects) => {
    const sum = { ...NOTHING };
    for (const node of selectionSet?.selections ?? []) add(sum, node, introspects);
    return sum;
  };
  const add = (sum: Extent, node: SelectionNode, outer: boolean): void => {
    const introspects =
      outer || (node.kind === Kind.FIELD && /^__(schema|type)$/.test(node.name.value));
    const inner =
      node.kind === Kind.FRAGMENT_SPREAD
        ? ofFragment(node.name.value, introspects)
        : measure(node.selectionSet, introspects);
    const isField = node.kind === Kind.FIELD;
    const deeper = introspects ? 'introspectionDepth' : 'depth';
    for (const way of ['depth', 'introspectionDepth'] as const) {
      sum[way] = Math.max(sum[way], inner[way] + (isField && way === deeper ? 1 : 0));
    }
    sum.directives = Math.max(sum.directives, inner.directives, node.directives?.length ?? 0);
    sum.aliases += inner.aliases + (isField && node.alias ? 1 : 0);
    sum.fields += inner.fields + (isField ? 1 : 0);
  };
  /** Each fragment is measured once; one that spreads itself is refused by validation. */
  const ofFragment = (name: string, introspects: boolean): Extent => {
    const key = `${name}:${introspects}`;
    const known = measured.get(key);
    if (known) return known;
    measured.set(key, NOTHING);
    const extent = measure(fragments.get(name)?.selectionSet, introspects);
    measured.set(key, extent);
    return extent;
  };
  return measure;
}
