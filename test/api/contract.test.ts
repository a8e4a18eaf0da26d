// The contract with programs: the names of the first schema stand as they stood, and all that is there is described.
import { readFile } from 'node:fs/promises';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedDirective,
  Kind,
  parse,
  print,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InputValueDefinitionNode,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { buildSchemas } from '../../server/src/schemas.ts';

const schemas = buildSchemas();

async function contractOf(name: string): Promise<readonly DefinitionNode[]> {
  return parse(await readFile(new URL(`../support/contract/${name}.graphql`, import.meta.url), 'utf8')).definitions;
}

/** The fields of a type, whatever its kind. */
const fieldsOf = (
  type: GraphQLNamedType,
): Readonly<Record<string, GraphQLField<unknown, unknown> | GraphQLInputField>> =>
  isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields() : {};

const argsOf = (field: GraphQLField<unknown, unknown> | GraphQLInputField): readonly GraphQLArgument[] =>
  'args' in field ? field.args : [];

function valueProblems(
  where: string,
  wanted: InputValueDefinitionNode,
  had: GraphQLArgument | GraphQLInputField | undefined,
): string[] {
  if (had === undefined) return [`${where} is missing`];
  const type = print(wanted.type);
  // What had to be given may become optional: whoever gives it is understood as before.
  const understood = [type, type.replace(/!$/, '')].includes(String(had.type));
  const problems = understood ? [] : [`${where} is ${String(had.type)} instead of ${type}`];
  const absent = wanted.defaultValue === undefined ? undefined : print(wanted.defaultValue);
  if (absent !== undefined && String(had.defaultValue) !== absent)
    problems.push(`${where} is ${String(had.defaultValue)} by default instead of ${absent}`);
  return problems;
}

function fieldProblems(
  where: string,
  wanted: FieldDefinitionNode | InputValueDefinitionNode,
  had: ReturnType<typeof fieldsOf>[string] | undefined,
): string[] {
  if (had === undefined) return [`${where} is missing`];
  if (wanted.kind === Kind.INPUT_VALUE_DEFINITION) return valueProblems(where, wanted, had as GraphQLInputField);
  const type = print(wanted.type);
  const args = argsOf(had);
  return [
    ...(String(had.type) === type ? [] : [`${where} is ${String(had.type)} instead of ${type}`]),
    ...(wanted.arguments ?? []).flatMap((arg) =>
      valueProblems(
        `${where}(${arg.name.value})`,
        arg,
        args.find(({ name }) => name === arg.name.value),
      ),
    ),
  ];
}

function definitionProblems(schema: GraphQLSchema, wanted: DefinitionNode): string[] {
  if (!('name' in wanted)) return [];
  const name = wanted.name.value;
  const had = schema.getType(name);
  if (had === undefined) return [`${name} is missing`];
  if (wanted.kind === Kind.ENUM_TYPE_DEFINITION) {
    const values = isEnumType(had) ? had.getValues().map((value) => value.name) : [];
    return (wanted.values ?? [])
      .map((value) => value.name.value)
      .filter((value) => !values.includes(value))
      .map((value) => `${name}.${value} is missing`);
  }
  const fields = 'fields' in wanted ? (wanted.fields ?? []) : [];
  const interfaces = 'interfaces' in wanted ? (wanted.interfaces ?? []) : [];
  const hadInterfaces = isObjectType(had) || isInterfaceType(had) ? had.getInterfaces().map((each) => each.name) : [];
  return [
    ...interfaces
      .filter((each) => !hadInterfaces.includes(each.name.value))
      .map((each) => `${name} is no ${each.name.value}`),
    ...fields.flatMap((field) => fieldProblems(`${name}.${field.name.value}`, field, fieldsOf(had)[field.name.value])),
  ];
}

describe.each(['floor', 'portal'] as const)('the %s schema', (name) => {
  const schema = schemas[name];

  test('has every name of the contract as it stands there', async () => {
    const contract = await contractOf(name);
    expect(contract.length).toBeGreaterThanOrEqual(10);
    expect(contract.flatMap((definition) => definitionProblems(schema, definition))).toEqual([]);
  });

  test('describes every type, field, argument and value', () => {
    const roots = new Set(['Query', 'Mutation', 'Subscription']);
    const own = Object.values(schema.getTypeMap()).filter(
      (type) => !type.name.startsWith('__') && !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name),
    );
    const isMute = ({ description }: { readonly description?: string | null | undefined }): boolean =>
      (description ?? '').trim() === '';
    const mute = own.flatMap((type) => [
      ...(roots.has(type.name) || !isMute(type) ? [] : [type.name]),
      ...(isEnumType(type)
        ? type
            .getValues()
            .filter(isMute)
            .map((value) => `${type.name}.${value.name}`)
        : []),
      ...Object.values(fieldsOf(type)).flatMap((field) => [
        ...(isMute(field) ? [`${type.name}.${field.name}`] : []),
        ...argsOf(field)
          .filter(isMute)
          .map((arg) => `${type.name}.${field.name}(${arg.name})`),
      ]),
    ]);
    expect(own.length).toBeGreaterThan(20);
    expect(mute).toEqual([]);
    expect(schema.getDirectives().every(isSpecifiedDirective)).toBe(true);
  });
});

test('the comparison finds what is missing and what differs', () => {
  const wrong = parse(
    'type Viewer { name: Int! age: Int } type Nobody { id: ID } enum Role { ADMIN KING } type Query { board(id: ID): Board }',
  ).definitions;
  expect(wrong.flatMap((definition) => definitionProblems(schemas.floor, definition))).toEqual([
    'Viewer.name is String! instead of Int!',
    'Viewer.age is missing',
    'Nobody is missing',
    'Role.KING is missing',
    'Query.board(id) is ID! instead of ID',
  ]);
});
