// Typed documents: each dashboard/src/**/<name>.graphql becomes dashboard/src/generated/<name>.ts.
// One file per slice, so that the wall loads its own questions and no one else's.
// They are committed, and a test proves them fresh. Usage: node scripts/documents.ts [SDL file]
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import {
  buildSchema,
  Kind,
  parse,
  print,
  separateOperations,
  stripIgnoredCharacters,
  type DocumentNode,
} from 'graphql';
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
  Decimal: 'string',
  Percentage: 'number',
  Sequence: 'number',
};

// Apollo wants parsed documents. Everything live is asked over the line, which sends text: no parser, no printer and no
// syntax tree travel to a wall.
const forApollo = new Set(['desk', 'escalations', 'people', 'schedules', 'tickets']);
const textType = "import type { TypedText } from '../shared/live/typedText.ts';\n";

/** The text of every generated file by its name, made from the SDL text and the documents beside the pages. */
export async function typedDocuments(sdl: string): Promise<ReadonlyMap<string, string>> {
  const schema = { schema: parse(sdl), schemaAst: buildSchema(sdl) };
  const made = new Map<string, string>();
  for (const file of globSync('**/*.graphql', { cwd: sources }).sort()) {
    const name = basename(file, '.graphql');
    if (made.has(`${name}.ts`)) throw new Error(`Two documents are called ${name}; each needs a name of its own.`);
    const document = parse(readFileSync(join(sources, file), 'utf8'));
    const parsed = forApollo.has(name);
    const types = await codegen({
      ...schema,
      filename: `${name}.ts`,
      documents: [{ location: file, document }],
      plugins: [{ typescriptOperations: {} }, ...(parsed ? [{ typedDocumentNode: {} }] : [])],
      pluginMap: { typescriptOperations, typedDocumentNode },
      config: {
        strictScalars: true,
        scalars,
        useTypeImports: true,
        enumType: 'string-literal',
        optimizeDocumentNode: true,
      },
    });
    const head = `// Made by scripts/documents.ts from ${file} and schema/floor.graphql; not written by hand.\n`;
    const text = parsed ? head + types : head + textType + types + typedTexts(document);
    made.set(
      `${name}.ts`,
      await prettier.format(text, { parser: 'typescript', singleQuote: true, trailingComma: 'all', printWidth: 120 }),
    );
  }
  return made;
}

/** Each operation with the fragments it uses, as one line of text with the types of its variables and its answer. */
function typedTexts(document: DocumentNode): string {
  const byOperation = separateOperations(document);
  return Object.entries(byOperation)
    .map(([name, operation]) => {
      const definition = operation.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
      const kind = definition?.operation ?? 'query';
      const type = `${name}${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
      return `\nexport const ${name}Document = '${stripIgnoredCharacters(print(operation))}' as TypedText<${type}, ${type}Variables>;\n`;
    })
    .join('');
}

if (import.meta.main) {
  const made = await typedDocuments(readFileSync(process.argv[2] ?? floorSdl, 'utf8'));
  rmSync(generatedFolder, { recursive: true, force: true });
  mkdirSync(generatedFolder, { recursive: true });
  for (const [name, text] of made) writeFileSync(join(generatedFolder, name), text);
  console.log(`${made.size} files of typed documents written to dashboard/src/generated.`);
}
