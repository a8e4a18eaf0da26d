// The form of a draft against the contract of the server: what the form does not have, saving a draft would take away.
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isObjectType,
  Kind,
  parse,
  type GraphQLInputObjectType,
} from 'graphql';
import { join } from 'node:path';
import { root } from '../../../scripts/tool.ts';
import { describe, expect, test } from 'vitest';
import { clauseFields, sectionFields } from '../../../dashboard/src/agreement/draftFields.ts';
import type { Field } from '../../../dashboard/src/shared/form/fields.ts';
import { floorSdl } from '../../../scripts/documents.ts';

const choices = { measures: [] };
const schema = buildSchema(readFileSync(floorSdl, 'utf8'));

function inputNamed(name: string): GraphQLInputObjectType {
  const type = schema.getType(name);
  if (!isInputObjectType(type)) throw new Error(`The contract has no input ${name}`);
  return type;
}

/** The paths of all fields that the server takes, at every depth. */
const taken = (input: GraphQLInputObjectType, at = ''): string[] =>
  Object.values(input.getFields()).flatMap(({ name, type }) => {
    const inner = getNamedType(type);
    return isInputObjectType(inner) && inner.name !== 'MoneyInput' ? taken(inner, `${at}${name}.`) : [`${at}${name}`];
  });
const offered = (fields: readonly Field[], at = ''): string[] =>
  fields.flatMap((field) =>
    field.kind === 'rows' ? offered(field.fields, `${at}${field.name}.`) : [`${at}${field.name}`],
  );

describe('the form of a draft', () => {
  test.each([
    ['sections', 'AgreementSectionsInput', sectionFields(choices)],
    ['clauses', 'ClauseInput', clauseFields(choices)],
  ])('has every field of the %s that the server takes, and no other', (_what, input, fields) => {
    expect(offered(fields).sort()).toEqual(taken(inputNamed(input)).sort());
  });

  test('is filled with every section that the server tells', () => {
    const document = parse(readFileSync(join(root, 'dashboard/src/agreement/agreement.graphql'), 'utf8'));
    const parts = document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === 'SectionParts' ? one.selectionSet.selections : [],
    );
    const type = schema.getType('AgreementSections');
    const told = isObjectType(type) ? Object.keys(type.getFields()) : [];
    expect(parts.flatMap((part) => (part.kind === Kind.FIELD ? [part.name.value] : [])).sort()).toEqual(told.sort());
  });
});
