import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildSchema, type GraphQLSchema, printSchema } from 'graphql';
import { FEATURES } from '../../../src/app.module.js';
import { schemaOf, schemaText } from '../../../src/platform/graphql/schema-text.js';
import { differences } from './contract-differences.js';

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');

describe('The schema', () => {
  it('keeps everything that the contract promises', async () => {
    expect(differences(await schemaOf(FEATURES), contract())).toEqual([]);
  });

  it('is committed as the code makes it: if this fails, run npm run schema', async () => {
    expect(read('src/schema.graphql')).toBe(schemaText(await schemaOf(FEATURES)));
  });
});

describe('The comparison with the contract', () => {
  it('finds nothing in the contract itself', () => {
    expect(differences(contract(), contract())).toEqual([]);
  });

  it.each([
    ['a root field', 'me: Account!', '', 'Query.me'],
    ['nullability', 'email: String', 'email: String!', 'Account.email is String!, not String'],
    ['an argument', 'query: String!, ', '', 'Query.searchChat(query)'],
    [
      'a default',
      'first: Int = 50',
      'first: Int = 20',
      'Query.migrations(first) defaults to 20, not 50',
    ],
    ['an enum value', '  JSON\n', '', 'ContentType.JSON'],
    [
      'a demand',
      'reason: String!)',
      'reason: String!, by: ID!)',
      'Mutation.repairStreak(by) is demanded',
    ],
    ['a type', 'PersonalityAnswer', 'PersonalityReply', 'PersonalityAnswer'],
    [
      'words',
      '-1 (negative)',
      '0 (negative)',
      expect.stringMatching(/^Message.sentiment is not described/),
    ],
  ])('sees that %s is not kept', (_what, kept, broken, difference) => {
    const other = asSchema(printSchema(contract()).replaceAll(kept, broken));
    expect(differences(other, contract())).toContainEqual(difference);
  });
});

const contract = (): GraphQLSchema => asSchema(read('docs/contract.graphql'));

const asSchema = (text: string): GraphQLSchema => buildSchema(text, { assumeValidSDL: true });
