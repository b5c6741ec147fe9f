import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isSpecifiedScalarType,
} from 'graphql';

/** Something that has a name and perhaps words that explain it. */
interface Described {
  description?: string | null;
}

/**
 * What a contract promises and a schema does not keep, a line each: names alone for what is missing
 * altogether. What the schema has beyond the contract is its own affair, unless clients that know
 * only the contract would have to send it.
 */
export function differences(ours: GraphQLSchema, contract: GraphQLSchema): string[] {
  return Object.values(contract.getTypeMap())
    .filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type))
    .flatMap((promised) => {
      const own = ours.getType(promised.name);
      return own ? ofType(own, promised) : [promised.name];
    })
    .toSorted();
}

function ofType(own: GraphQLNamedType, promised: GraphQLNamedType): string[] {
  const { name } = promised;
  const words = ofWords(name, own, promised);
  if (isObjectType(own) && isObjectType(promised)) {
    const fields = own.getFields();
    return [
      ...words,
      ...Object.values(promised.getFields()).flatMap((field) => {
        const place = `${name}.${field.name}`;
        const kept = fields[field.name];
        if (!kept) return [place];
        return [
          ...ofWords(place, kept, field),
          ...ofTypes(place, kept, field),
          ...ofInputs(place, kept.args, field.args, isRequiredArgument),
        ];
      }),
    ];
  }
  if (isInputObjectType(own) && isInputObjectType(promised)) {
    const [kept, fields] = [own, promised].map((type) => Object.values(type.getFields()));
    return [...words, ...ofInputs(name, kept!, fields!, isRequiredInputField)];
  }
  if (isEnumType(own) && isEnumType(promised)) {
    const values = promised.getValues().filter((value) => !own.getValue(value.name));
    return [...words, ...values.map((value) => `${name}.${value.name}`)];
  }
  if (own.constructor === promised.constructor) return words;
  return [`${name} is another kind of type`];
}

function ofInputs<T extends GraphQLArgument | GraphQLInputField>(
  place: string,
  own: readonly T[],
  promised: readonly T[],
  isRequired: (input: T) => boolean,
): string[] {
  const kept = new Map(own.map((input) => [input.name, input]));
  const names = new Set(promised.map((input) => input.name));
  const unasked = own.filter((input) => isRequired(input) && !names.has(input.name));
  return [
    ...unasked.map((input) => `${place}(${input.name}) is demanded`),
    ...promised.flatMap((input) => {
      const at = `${place}(${input.name})`;
      const found = kept.get(input.name);
      if (!found) return [at];
      const [is, was] = [found, input].map(({ defaultValue }) => JSON.stringify(defaultValue));
      return [
        ...ofWords(at, found, input),
        ...ofTypes(at, found, input),
        ...(is === was ? [] : [`${at} defaults to ${is}, not ${was}`]),
      ];
    }),
  ];
}

function ofTypes(place: string, own: { type: unknown }, promised: { type: unknown }): string[] {
  if (String(own.type) === String(promised.type)) return [];
  return [`${place} is ${String(own.type)}, not ${String(promised.type)}`];
}

/** Ours may say more than the contract, but not something else. */
function ofWords(place: string, own: Described, promised: Described): string[] {
  if (!promised.description || own.description?.includes(promised.description)) return [];
  return [`${place} is not described as «${promised.description}»`];
}
