import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { FEATURES } from '../app.module.js';
import { StartupError } from '../platform/config/config.js';
import { schemaOf, schemaText } from '../platform/graphql/schema-text.js';
import { exitWith } from '../process.js';

/** Beside the sources, wherever this runs from. */
const FILE = new URL('../../src/schema.graphql', import.meta.url);

const command = new Command('schema')
  .description('Writes the GraphQL schema that the code makes to src/schema.graphql.')
  .option('--check', 'write nothing; fail when the file is out of date');

try {
  const { check } = command.parse().opts<{ check?: boolean }>();
  const text = schemaText(await schemaOf(FEATURES));
  if (!check) writeFileSync(FILE, text);
  else if (readFileSync(FILE, 'utf8') !== text) {
    throw new StartupError('src/schema.graphql is out of date: run npm run schema.');
  }
} catch (error) {
  exitWith(error);
}
