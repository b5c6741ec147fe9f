import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** A place in an operation's arguments, such as `sendMessage.input.conversationId`. */
export interface Slot {
  name: string;
  kind: 'query' | 'mutation';
  field: GraphQLField<unknown, unknown>;
  path: string[];
}

type Taker = GraphQLArgument | GraphQLInputField;

/** Every argument and input field of every query and mutation that `wanted` picks. */
export function slotsOf(schema: GraphQLSchema, wanted: (taker: Taker) => boolean): Slot[] {
  const roots = { query: schema.getQueryType(), mutation: schema.getMutationType() };
  return (['query', 'mutation'] as const).flatMap((kind) =>
    Object.values(roots[kind]?.getFields() ?? {}).flatMap((field) =>
      field.args.flatMap((argument) =>
        placesIn(argument, wanted).map((path) => ({
          name: [field.name, ...path].join('.'),
          kind,
          field,
          path,
        })),
      ),
    ),
  );
}

function placesIn(taker: Taker, wanted: (taker: Taker) => boolean): string[][] {
  if (wanted(taker)) return [[taker.name]];
  const type = getNamedType(taker.type);
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    placesIn(field, wanted).map((path) => [taker.name, ...path]),
  );
}

/** Takes an id by its type, or by its name whatever its type. */
export const takesId = (taker: Taker): boolean =>
  getNamedType(taker.type).name === 'ID' || /(^id|Id)s?$/.test(taker.name);

export const takesCursor = (taker: Taker): boolean => /^(after|before|cursor)$/i.test(taker.name);

/** Fields of views that take what `wanted` picks: they are out of a walk over operations. */
export function nestedFields(schema: GraphQLSchema, wanted: (taker: Taker) => boolean): string[] {
  const roots = new Set([
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ]);
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !roots.has(type) && !type.name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => field.args.some(wanted))
        .map((field) => `${type.name}.${field.name}`),
    );
}

/** The operation with this value in the slot, and the least that it demands everywhere else. */
export function callWith(
  { kind, field, path }: Slot,
  value: string,
  selection = '__typename',
): { query: string; variables: Record<string, unknown> } {
  const given = field.args.filter(
    (argument) => argument.name === path[0] || isRequiredArgument(argument),
  );
  const variables = Object.fromEntries(
    given.map((argument) => [
      argument.name,
      filled(argument, argument.name === path[0] ? path.slice(1) : null, value),
    ]),
  );
  const declared = given.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
  const passed = given.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const shown = isCompositeType(getNamedType(field.type)) ? `{ ${selection} }` : '';
  return { query: `${kind} Swept(${declared}) { ${field.name}(${passed}) ${shown} }`, variables };
}

/** @param rest where in this value the slot is; null: elsewhere */
function filled(taker: Taker, rest: string[] | null, value: string): unknown {
  if (rest?.length === 0) return String(taker.type).includes('[') ? [value] : value;
  const type = getNamedType(taker.type);
  if (!isInputObjectType(type)) return leastOf(taker);
  const fields = Object.values(type.getFields()).filter(
    (field) => field.name === rest?.[0] || isRequiredInputField(field),
  );
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      filled(field, field.name === rest?.[0] ? rest.slice(1) : null, value),
    ]),
  );
}

const PLAIN: Record<string, unknown> = {
  String: 'a word',
  ID: 'another-key',
  Int: 1,
  Float: 0.5,
  Boolean: true,
  DateTime: '2026-01-01T00:00:00.000Z',
  LocalDate: '2026-01-01',
  TimeZone: 'Asia/Dhaka',
};

function leastOf(taker: Taker): unknown {
  const type = getNamedType(taker.type);
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!(type.name in PLAIN))
    throw new Error(`The walk has no example of ${type.name} (${taker.name}).`);
  return PLAIN[type.name];
}
