import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** More than any screen needs, less than what could hurt. */
export const LIMITS = {
  depth: 10,
  /** The introspection query asks for types of types of types. */
  introspectionDepth: 16,
  aliases: 100,
  fields: 400,
  directives: 10,
  definitions: 50,
  /** Of the whole document; enforced while it is parsed. */
  tokens: 2_000,
} as const;

interface Extent {
  depth: number;
  introspectionDepth: number;
  aliases: number;
  fields: number;
  /** The most directives on one node. */
  directives: number;
}

const NOTHING: Extent = { depth: 0, introspectionDepth: 0, aliases: 0, fields: 0, directives: 0 };

/** Measures each document before anything else looks at it, following fragments where they are spread. */
export function limitsRule(context: ValidationContext): ASTVisitor {
  return {
    Document: (document) => {
      if (document.definitions.length > LIMITS.definitions) {
        refuse(context, 'definitions', document.definitions.length, LIMITS.definitions);
      }
      const measured = new Map<string, Extent>();
      for (const definition of document.definitions) {
        if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
        const extent = measure(definition.selectionSet, context, measured);
        for (const what of ['depth', 'introspectionDepth', 'aliases', 'fields', 'directives'] as const) {
          if (extent[what] > LIMITS[what]) refuse(context, what, extent[what], LIMITS[what]);
        }
      }
    },
  };
}

function refuse(context: ValidationContext, what: string, found: number, most: number): void {
  context.reportError(
    new GraphQLError(`The document exceeds the limit on ${what}: ${found} of at most ${most}.`),
  );
}

function measure(
  { selections }: SelectionSetNode,
  context: ValidationContext,
  measured: Map<string, Extent>,
  isIntrospection = false,
): Extent {
  const sum = { ...NOTHING };
  for (const node of selections) {
    sum.directives = Math.max(sum.directives, node.directives?.length ?? 0);
    const introspects = isIntrospection || (node.kind === Kind.FIELD && /^__(schema|type)$/.test(node.name.value));
    const inner =
      node.kind === Kind.FRAGMENT_SPREAD
        ? ofFragment(context.getFragment(node.name.value), context, measured, introspects)
        : node.selectionSet
          ? measure(node.selectionSet, context, measured, introspects)
          : NOTHING;
    if (node.kind === Kind.FIELD) {
      sum.fields += 1;
      if (node.alias) sum.aliases += 1;
      sum[introspects ? 'introspectionDepth' : 'depth'] = Math.max(
        sum[introspects ? 'introspectionDepth' : 'depth'],
        1 + inner[introspects ? 'introspectionDepth' : 'depth'],
      );
    }
    sum.depth = Math.max(sum.depth, inner.depth);
    sum.introspectionDepth = Math.max(sum.introspectionDepth, inner.introspectionDepth);
    sum.directives = Math.max(sum.directives, inner.directives);
    sum.aliases += inner.aliases;
    sum.fields += inner.fields;
  }
  return sum;
}

/** Each fragment is measured once; one that spreads itself is refused by a rule of its own. */
function ofFragment(
  fragment: FragmentDefinitionNode | null | undefined,
  context: ValidationContext,
  measured: Map<string, Extent>,
  isIntrospection: boolean,
): Extent {
  if (!fragment) return NOTHING;
  const key = `${fragment.name.value}:${isIntrospection}`;
  const known = measured.get(key);
  if (known) return known;
  measured.set(key, NOTHING);
  const extent = measure(fragment.selectionSet, context, measured, isIntrospection);
  measured.set(key, extent);
  return extent;
}
