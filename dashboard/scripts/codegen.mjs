import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addTypenameToDocument } from '@apollo/client/utilities';
import { codegen } from '@graphql-codegen/core';
import * as documents from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildASTSchema, parse, print, separateOperations, stripIgnoredCharacters } from 'graphql';

// Beside each `operations.graphql` a module of typed documents, so that a page loads its own alone;
// and what is asked before the page is there as the words that Apollo will ask it in.
// `--check` writes nothing and fails where one is not as it would be written.
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const check = process.argv.includes('--check');
const config = {
  scalars: { ID: 'string', DateTime: 'string', LocalDate: 'string', TimeZone: 'string' },
  useTypeImports: true,
  enumType: 'string-literal',
  skipTypename: true,
  arrayInputCoercion: false,
  strictScalars: true,
  documentNodeImport: '@apollo/client#TypedDocumentNode',
};

const schema = merged(read('../src/schema.graphql'), read('../docs/contract.graphql'));
const schemaAst = buildASTSchema(schema, { assumeValidSDL: true });

const AHEAD = ['Conversations', 'History', 'Now'];

const stale = [];
const files = globSync('src/**/*.graphql', { cwd: root }).toSorted();
for (const file of files) {
  const target = join(root, file.replace(/\.graphql$/, '.generated.ts'));
  settle(target, await generated(file, target));
}
settle(join(root, 'src/ahead/questions.generated.ts'), askedAhead());
if (stale.length > 0) {
  console.error(`Not generated anew: ${stale.join(', ')}. Run npm run codegen -w dashboard.`);
  process.exitCode = 1;
}

function settle(target, text) {
  if (text === readOr(target)) return;
  if (check) stale.push(relative(root, target));
  else writeFileSync(target, text);
}

function askedAhead() {
  const operations = Object.assign({}, ...files.map((file) => separateOperations(read(file))));
  const lines = AHEAD.map((name) => {
    const text = stripIgnoredCharacters(print(addTypenameToDocument(operations[name])));
    return `  ${name}:\n    '${text}',\n`;
  });
  return `// Made by \`npm run codegen -w dashboard\`.\nexport const questions = {\n${lines.join('')}};\n`;
}

async function generated(file, target) {
  const document = parse(readFileSync(join(root, file), 'utf8'), { noLocation: true });
  const text = await codegen({
    filename: target,
    schema,
    schemaAst,
    documents: [{ location: file, document }],
    config,
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations, documents },
  });
  return `// Made from ${file.split('/').at(-1)} by \`npm run codegen -w dashboard\`.\n${text}`;
}

function read(file) {
  return parse(readFileSync(join(root, file), 'utf8'), { noLocation: true });
}

/** What the server has, and what the contract promises beyond that. */
function merged(server, contract) {
  const promised = new Map(contract.definitions.map((type) => [type.name.value, type]));
  const there = server.definitions.map((type) => {
    const more = promised.get(type.name.value)?.fields ?? [];
    promised.delete(type.name.value);
    const names = new Set(type.fields?.map(({ name }) => name.value));
    const fields = type.fields?.concat(more.filter(({ name }) => !names.has(name.value)));
    return { ...type, fields };
  });
  return { ...server, definitions: [...there, ...promised.values()] };
}

function readOr(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
