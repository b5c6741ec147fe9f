import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import * as fc from 'fast-check';
import {
  execute,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { Cursors } from '../../../src/platform/paging/cursors.js';
import { startApp } from '../../support/app.js';
import { member, type Person, SEND } from '../../support/people.js';

const RUNS = 300;

describe('A compiled query', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  let schema: GraphQLSchema;
  let ada: Person;
  let ids: { conversation: string; message: string };
  let viewer: { accountId: string; role: 'user' };
  beforeAll(async () => {
    app = await startApp({ env: { CACHE: 'off' } });
    schema = app.app.get(GraphQLSchemaHost).schema;
    ada = await member(app);
    const { sendMessage } = await ada.get<{
      sendMessage: { message: { id: string; conversationId: string } };
    }>(SEND, { input: { clientMessageId: 'm1', content: 'My cat is called Luna.' } });
    await ada.get(
      'mutation ($id: ID!) { editMessage(id: $id, content: "My dog is called Luna.", clientMessageId: "m2") { replayed } }',
      { id: sendMessage.message.id },
    );
    ids = { conversation: sendMessage.message.conversationId, message: sendMessage.message.id };
    const { me } = await ada.get<{ me: { id: string } }>('{ me { id } }');
    viewer = { accountId: me.id, role: 'user' };
  });
  afterAll(() => app.stop());

  const contextValue = () => ({
    viewer,
    requestId: 'r',
    address: '127.0.0.1',
    notes: null,
    sealer: (list: string) => app.app.get(Cursors).of(viewer.accountId, list),
  });

  it('answers what graphql-js answers, over the whole schema, byte for byte', async () => {
    let clean = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
        async (chances) => {
          const source = randomQuery(schema, () => chances.next().value as number, ids);
          const document = parse(source);
          expect(validate(schema, document)).toEqual([]);
          for (const flag of [true, false]) {
            const variableValues = { flag };
            const expected = await execute({
              schema,
              document,
              contextValue: contextValue(),
              variableValues,
            });
            const compiled = compileQuery(schema, document);
            if (!isCompiledQuery(compiled)) throw new Error(`It was not compiled: ${source}`);
            const found = await compiled.query(undefined, contextValue(), variableValues);
            // What has an error is answered by graphql-js itself; that it has one must be agreed on.
            expect(Boolean(found.errors)).toBe(Boolean(expected.errors));
            if (expected.errors) continue;
            clean += 1;
            expect(JSON.stringify(found.data)).toBe(JSON.stringify(expected.data));
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(clean).toBeGreaterThan(RUNS / 2);
  });

  it('gives over HTTP the same errors as one that was not compiled yet', async () => {
    const queries: [string, object?][] = [
      ['{ conversation(id: "nonsense") { id } }'],
      ['{ a: conversation(id: "01a1fc00-08b7-71c8-9dbb-ea71834de44c") { id } me { id } }'],
      ['query ($last: Int!) { chatHistory(last: $last) { totalCount } }', { last: 'ten' }],
      ['query ($last: Int!) { chatHistory(last: $last) { totalCount } }', {}],
      ['query ($last: Int) { chatHistory(last: $last) { totalCount } }', { last: 0 }],
      [
        'query ($day: DateTime) { searchChat(query: "luna", filter: { from: $day }) { totalCount } }',
        { day: '2026-02-30T00:00:00Z' },
      ],
    ];
    for (const [query, variables] of queries) {
      const answers = [];
      for (let time = 0; time < 4; time += 1) answers.push(await ada.ask(query, variables));
      const shown = answers.map(({ status, data, errors }) =>
        JSON.stringify({
          status,
          data,
          errors: errors?.map(({ extensions, ...rest }) => ({ ...rest, code: extensions.code })),
        }),
      );
      expect(new Set(shown).size).toBe(1);
    }
  });
});

/** A valid query over root fields, arguments, aliases, fragments and directives, by chance. */
function randomQuery(
  schema: GraphQLSchema,
  chance: () => number,
  ids: { conversation: string; message: string },
): string {
  let names = 0;
  const fragments: string[] = [];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
  const directive = () =>
    chance() < 0.15
      ? ` @${pick(['include', 'skip'])}(if: ${pick(['$flag', 'true', 'false'])})`
      : '';

  function value(type: GraphQLInputType, name: string): string {
    if (isNonNullType(type)) return value(type.ofType, name);
    if (isListType(type)) return `[${value(type.ofType, name)}]`;
    if (isEnumType(type)) return pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const chosen = Object.values(type.getFields()).filter(
        (field) => isNonNullType(field.type) || chance() < 0.3,
      );
      return `{ ${chosen.map((field) => `${field.name}: ${value(field.type, field.name)}`).join(', ')} }`;
    }
    switch (getNamedType(type).name) {
      case 'ID':
        return `"${pick([ids.conversation, ids.message, 'nonsense'])}"`;
      case 'Int':
        return String(pick([1, 2, 50, 100, 0]));
      case 'Float':
        return String(pick([-1, 0, 0.5, 1]));
      case 'Boolean':
        return pick(['true', 'false']);
      case 'DateTime':
        return pick(['"2026-01-01T00:00:00Z"', '"2030-01-01T00:00:00.000Z"']);
      case 'LocalDate':
        return pick(['"2026-01-01"', '"2026-01-20"']);
      case 'TimeZone':
        return pick(['"Asia/Dhaka"', '"UTC"']);
      default:
        return pick(['"luna"', '"My cat"', '"x"']);
    }
  }

  function field({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
    const given = args.filter((arg) => isNonNullType(arg.type) || chance() < 0.3);
    const list = given.map((arg) => `${arg.name}: ${value(arg.type, arg.name)}`).join(', ');
    const inner = getNamedType(type);
    // Each its own alias: two fields of one name would have to agree in their arguments.
    const head = `f${(names += 1)}: ${name}${list ? `(${list})` : ''}${directive()}`;
    return isLeafType(inner) ? head : `${head} ${selection(inner as GraphQLObjectType, depth + 1)}`;
  }

  function selection(type: GraphQLObjectType, depth: number): string {
    // Half an hour from now is another moment for each that asks.
    const fields = Object.values(type.getFields()).filter(
      ({ name }) => type.name !== 'PersonalityContext' || name !== 'expiresAt',
    );
    const leaves = fields.filter((each) => isLeafType(getNamedType(each.type)));
    const branches = fields.filter((each) => isObjectType(getNamedType(each.type)));
    const chosen = Array.from({ length: 1 + Math.floor(chance() * 4) }, () =>
      depth < 5 && branches.length > 0 && (leaves.length === 0 || chance() < 0.4)
        ? field(pick(branches), depth)
        : leaves.length > 0
          ? field(pick(leaves), depth)
          : '__typename',
    );
    if (chance() < 0.2) chosen.push('__typename');
    if (chance() < 0.2) chosen.push(`... on ${type.name}${directive()} { ${chosen.pop()} }`);
    if (chance() < 0.2) {
      const name = `F${(names += 1)}`;
      fragments.push(`fragment ${name} on ${type.name} { ${chosen.pop() ?? '__typename'} }`);
      chosen.push(`...${name}${directive()}`);
    }
    return `{ ${chosen.join(' ')} }`;
  }

  const body = [selection(schema.getQueryType()!, 0), ...fragments].join(' ');
  return `query${body.includes('$flag') ? ' ($flag: Boolean!)' : ''} ${body}`;
}
