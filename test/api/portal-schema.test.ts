// The customer's schema is apart from the floor's by type: no class, interface or enum object is in both, and building
// one first leaves no trace in the other.
import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { getNamedType, isEnumType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { portalResolvers } from '../../server/src/portal/portal.resolvers.ts';
import { PortalDeliveryResolver } from '../../server/src/runtime/portal-delivery.resolver.ts';
import { buildSchemas, type Schemas } from '../../server/src/schemas.ts';
import type { PrintedSchemas } from '../support/schemas-in-order.ts';

const root = new URL('../../', import.meta.url);

describe('the SDLs', () => {
  const printed: Record<'floor' | 'portal', PrintedSchemas> = {
    floor: { floor: '', portal: '' },
    portal: { floor: '', portal: '' },
  };

  beforeAll(async () => {
    const program = fileURLToPath(new URL('test/support/print-schemas.ts', root));
    for (const first of ['floor', 'portal'] as const) {
      const { stdout } = await promisify(execFile)(process.execPath, [program, first], {
        cwd: fileURLToPath(root),
        maxBuffer: 16e6,
      });
      printed[first] = JSON.parse(stdout) as PrintedSchemas;
    }
  });

  it('are the same whichever schema a process builds first', () => {
    expect(printed.floor.portal).toContain('type Query');
    expect(printed.portal.floor).toBe(printed.floor.floor);
    expect(printed.portal.portal).toBe(printed.floor.portal);
  });

  it.each(['floor', 'portal'] as const)('are those that are committed: schema/%s.graphql', async (name) => {
    expect(printed.floor[name]).toBe(await readFile(new URL(`schema/${name}.graphql`, root), 'utf8'));
  });

  it('speak of targets to the floor alone', () => {
    expect(printed.floor.floor).toMatch(/target/i);
    expect(printed.floor.portal).not.toMatch(/target/i);
    expect(printed.portal.portal).not.toMatch(/target/i);
  });
});

/** What type-graphql keeps of every decorated class of the process. */
interface Metadata {
  readonly queries: readonly Handler[];
  readonly mutations: readonly Handler[];
  readonly subscriptions: readonly Handler[];
  readonly objectTypes: readonly ClassMetadata[];
  readonly interfaceTypes: readonly ClassMetadata[];
  readonly enums: readonly { readonly enumObj: object; readonly name: string }[];
}
interface Handler {
  readonly target: unknown;
  getReturnType(): unknown;
}
interface ClassMetadata {
  readonly name: string;
  readonly target: unknown;
  readonly fields?: readonly { getType(): unknown }[];
  readonly interfaceClasses?: readonly unknown[];
}

/** Object types, interfaces and enums that resolvers can answer with, by class or enum object, with their names. */
function reachable(metadata: Metadata, isOurs: (resolver: unknown) => boolean): Map<unknown, string> {
  const found = new Map<unknown, string>();
  const enums = new Map<unknown, string>(metadata.enums.map(({ enumObj, name }) => [enumObj, name]));
  const classes = new Map([...metadata.objectTypes, ...metadata.interfaceTypes].map((each) => [each.target, each]));
  const visit = (type: unknown): void => {
    if (found.has(type)) return;
    const [ofEnum, ofClass] = [enums.get(type), classes.get(type)];
    if (ofEnum !== undefined) found.set(type, ofEnum);
    if (ofClass === undefined) return;
    found.set(type, ofClass.name);
    for (const field of ofClass.fields ?? []) visit(field.getType());
    for (const each of ofClass.interfaceClasses ?? []) visit(each);
    // An interface brings every class that says it is one.
    for (const each of classes.values()) if (each.interfaceClasses?.includes(type) === true) visit(each.target);
  };
  const handlers = [...metadata.queries, ...metadata.mutations, ...metadata.subscriptions];
  for (const handler of handlers) if (isOurs(handler.target)) visit(handler.getReturnType());
  return found;
}

/** The names of all that a schema can answer with, its roots and introspection apart. */
function namesIn(schema: GraphQLSchema): string[] {
  const roots = new Set(
    [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map((type) => type?.name),
  );
  const outputs = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) continue;
    if (!roots.has(type.name)) outputs.add(type.name);
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      if (isEnumType(named)) outputs.add(named.name);
    }
  }
  return [...outputs].sort();
}

describe('the classes behind the schemas', () => {
  let schemas: Schemas;
  let floor: Map<unknown, string>;
  let portal: Map<unknown, string>;

  beforeAll(() => {
    schemas = buildSchemas();
    const metadata = (globalThis as unknown as { readonly TypeGraphQLMetadataStorage: Metadata })
      .TypeGraphQLMetadataStorage;
    const ours: readonly unknown[] = [...portalResolvers, PortalDeliveryResolver];
    portal = reachable(metadata, (resolver) => ours.includes(resolver));
    floor = reachable(metadata, (resolver) => !ours.includes(resolver));
  });

  it('are all found by walking from the resolvers', () => {
    expect([...portal.values()].sort()).toEqual(namesIn(schemas.portal));
    expect([...floor.values()].sort()).toEqual(namesIn(schemas.floor));
  });

  it('are in one schema or in the other, never in both', () => {
    expect([...portal.keys()].filter((type) => floor.has(type)).map((type) => portal.get(type))).toEqual([]);
  });
});

describe("what a customer's developer reads", () => {
  it('is what the design names, and the proof', () => {
    const named = Object.values(buildSchemas().portal.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
      .map(({ name }) => name);
    const single = [
      'Agreement',
      'AgreementComment',
      'AgreementInReview',
      'Clock',
      'ClockProof',
      'CommentOnAgreementPayload',
      'Compliance',
      'Delivery',
      'Mutation',
      'OccurrencePayload',
      'Occurrence',
      'PageInfo',
      'Promise',
      'ProofSegment',
      'Query',
      'Report',
      'ReportCell',
      'ReportColumn',
      'ReportPart',
      'ReportRow',
      'SlaChange',
      'Snapshot',
      'Statement',
      'StatementLine',
      'Subscription',
      'Ticket',
      'UserError',
    ];
    const lists = ['Agreement', 'AgreementInReview', 'Clock', 'Occurrence', 'Report', 'Statement', 'Ticket'].flatMap(
      (name) => [`${name}Connection`, `${name}Edge`],
    );
    expect(named.sort()).toEqual([...single, ...lists].sort());
  });

  it('describes every type, field, argument and value', () => {
    const bare: string[] = [];
    const note = (name: string, described: { readonly description?: string | null | undefined }): void => {
      if ((described.description ?? '') === '') bare.push(name);
    };
    const { portal } = buildSchemas();
    const types = Object.values(portal.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
    expect(types.length).toBeGreaterThan(20);
    for (const type of types) {
      if (!['Query', 'Mutation', 'Subscription', 'Boolean', 'Float', 'ID', 'Int', 'String'].includes(type.name))
        note(type.name, type);
      if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        note(`${type.name}.${field.name}`, field);
        for (const arg of field.args) note(`${type.name}.${field.name}(${arg.name})`, arg);
      }
    }
    expect(bare).toEqual([]);
  });
});
