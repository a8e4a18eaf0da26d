// Typed documents: each dashboard/src/**/<name>.graphql becomes dashboard/src/generated/<name>.ts.
// One file per slice, so that the wall loads its own questions and no one else's.
// They are committed, and a test proves them fresh. Usage: node scripts/documents.ts [SDL file]
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse } from 'graphql';
import { globSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as prettier from 'prettier';

const root = join(import.meta.dirname, '..');
const sources = join(root, 'dashboard/src');
export const generatedFolder = join(sources, 'generated');
export const floorSdl = join(root, 'schema/floor.graphql');

// Every scalar travels as a JSON string, but for these three.
const scalars = {
  Instant: 'string',
  Duration: 'string',
  SignedDuration: 'string',
  LocalDate: 'string',
  LocalTime: 'string',
  TimeZone: 'string',
  Cursor: 'string',
  Percentage: 'number',
  Sequence: 'number',
};

/** The text of every generated file by its name, made from the SDL text and the documents beside the pages. */
export async function typedDocuments(sdl: string): Promise<ReadonlyMap<string, string>> {
  const schema = buildSchema(sdl);
  const files = globSync('**/*.graphql', { cwd: sources }).sort();
  const made = new Map<string, string>();
  for (const file of files) {
    const name = `${basename(file, '.graphql')}.ts`;
    if (made.has(name)) throw new Error(`Two documents are called ${name}; each needs a name of its own.`);
    const text = await codegen({
      filename: name,
      schema: parse(sdl),
      schemaAst: schema,
      documents: [{ location: file, document: parse(readFileSync(join(sources, file), 'utf8')) }],
      plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
      pluginMap: { typescriptOperations, typedDocumentNode },
      config: { strictScalars: true, scalars, useTypeImports: true, enumType: 'string-literal', optimizeDocumentNode: true },
    });
    const head = `// Made by scripts/documents.ts from ${file} and schema/floor.graphql; not written by hand.\n`;
    made.set(name, await prettier.format(head + text, { parser: 'typescript', singleQuote: true, trailingComma: 'all', printWidth: 120 }));
  }
  return made;
}

if (import.meta.main) {
  const made = await typedDocuments(readFileSync(process.argv[2] ?? floorSdl, 'utf8'));
  rmSync(generatedFolder, { recursive: true, force: true });
  mkdirSync(generatedFolder, { recursive: true });
  for (const [name, text] of made) writeFileSync(join(generatedFolder, name), text);
  console.log(`${made.size} files of typed documents written to dashboard/src/generated.`);
}
