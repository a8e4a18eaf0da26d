import { describe, expect, test } from 'vitest';
import {
  dashboardProblems,
  entityTypeProblems,
  fieldProblems,
  filesOf,
  folders,
  importOrderProblems,
  importsOf,
  migrationProblems,
  nameProblems,
  queryProblems,
  sizeProblems,
} from './support/tidy.ts';
import type { SourceFile } from './support/tidy.ts';

const server = filesOf('server/src/**/*.ts');
const dashboard = filesOf('dashboard/src/**/*.{ts,vue}');
const ours = [...server, ...dashboard, ...filesOf('test/**/*.ts', 'scripts/**/*.ts', '*.{ts,js}')];

const file = (path: string, text: string): SourceFile => ({ path, text });
const all = (files: readonly SourceFile[], problems: (one: SourceFile) => string[]): string[] =>
  files.flatMap(problems);

test('the tree was found', () => {
  expect(server.length).toBeGreaterThan(40);
  expect(dashboard.length).toBeGreaterThan(10);
  expect(dashboard.some((one) => one.path.endsWith('.vue'))).toBe(true);
  expect(ours.some((one) => one.path === 'test/tidy.test.ts')).toBe(true);
  expect(ours.some((one) => one.path.includes('node_modules') || one.path.includes('/dist/'))).toBe(false);
});

describe('the shape of the tree', () => {
  test('a folder of the server imports only from folders to its left', () => {
    expect(all(server, importOrderProblems)).toEqual([]);
    expect(server.filter((one) => importsOf(one.text).length > 0).length).toBeGreaterThan(30);
  });

  test.each([
    ['server/src/clock/a.ts', "import { x } from '../engine/clock.ts';", 0],
    ['server/src/clock/a.ts', "import type { Config } from '../config.ts';", 0],
    ['server/src/clock/a.ts', "import { x } from './b.ts';\nimport pg from 'pg';", 0],
    ['server/src/app.ts', "import { x } from './demo/demo.ts';", 0],
    ['server/src/clock/a.ts', "import { x } from '../runtime/settle.ts';", 1],
    ['server/src/clock/a.ts', "export type { X } from '../escalation/step.ts';", 1],
    ['server/src/clock/a.ts', "const x = await import('../api/schema.ts');", 1],
    ['server/src/clock/a.ts', "import '../app.ts';", 1],
    ['server/src/clock/a.ts', "import { x } from '../../../test/support/clock.ts';", 1],
    ['server/src/engine/a.ts', "import { x } from '../config.ts';", 1],
    ['server/src/engine/a.ts', "import { x } from 'node:fs';", 1],
    ['server/src/config.ts', "import { x } from './db/orm.ts';", 1],
    ['server/src/misc/a.ts', '', 1],
  ])('%s with %s has %i problem', (path, text, count) => {
    expect(importOrderProblems(file(path, text))).toHaveLength(count);
  });

  test('the list of folders has each once', () => {
    expect(new Set(folders).size).toBe(folders.length);
  });

  test('a table and what GraphQL shows of it never meet', () => {
    expect(all(server, entityTypeProblems)).toEqual([]);
    expect(server.some((one) => one.path.endsWith('.entity.ts'))).toBe(true);
    expect(server.some((one) => one.path.endsWith('.type.ts'))).toBe(true);
    expect(entityTypeProblems(file('a/x.entity.ts', "import { X } from './x.type.ts';"))).toHaveLength(1);
    expect(entityTypeProblems(file('a/x.type.ts', "import { X } from '../b/x.entity.ts';"))).toHaveLength(1);
    expect(entityTypeProblems(file('a/x.store.ts', "import { X } from './x.entity.ts';"))).toHaveLength(0);
  });

  test('the dashboard imports nothing from outside of itself', () => {
    expect(all(dashboard, dashboardProblems)).toEqual([]);
    const inside = file('dashboard/src/wallboard/Page.vue', "import { x } from '../shared/x.ts';");
    expect(dashboardProblems(inside)).toHaveLength(0);
    const outside = file('dashboard/src/wallboard/Page.vue', "import { x } from '../../../server/src/config.ts';");
    expect(dashboardProblems(outside)).toHaveLength(1);
  });

  test('the portal reads the clocks of customers’ agreements alone', () => {
    const portal = server.filter(({ path }) => path.startsWith('server/src/portal/'));
    const named = (text: string): string[] =>
      [...text.matchAll(/(?:from|join) (\w*clock)\b/g)].map(([, name]) => name ?? '');
    const tables = portal.flatMap(({ text }) => named(text));
    expect(tables.length).toBeGreaterThan(2);
    expect(new Set(tables)).toEqual(new Set(['sla_clock']));
  });

  test('only stores, the database folder and the push log hold queries', () => {
    expect(all(server, queryProblems)).toEqual([]);
    const query = 'const found = await tx.rows<Row>(`select id from ticket`);';
    expect(queryProblems(file('server/src/ticket/ticket.resolver.ts', query))).toHaveLength(1);
    expect(queryProblems(file('server/src/ticket/ticket.resolver.ts', 'await tx.em.find(Ticket, {});'))).toHaveLength(
      1,
    );
    expect(queryProblems(file('server/src/ticket/ticket.store.ts', query))).toHaveLength(0);
    expect(queryProblems(file('server/src/ticket/a.ts', "say('Choose a ticket, then change it.');"))).toHaveLength(0);
    expect(server.filter((one) => one.path.endsWith('.store.ts')).length).toBeGreaterThan(5);
  });

  test('every migration says why and is listed', () => {
    const migrations = filesOf('server/src/db/migrations/[0-9]*.ts');
    const [index] = filesOf('server/src/db/migrations/index.ts');
    const listed = index?.text ?? '';
    expect(migrations.length).toBeGreaterThan(0);
    expect(all(migrations, (one) => migrationProblems(one, listed))).toEqual([]);
    expect(migrationProblems(file('m/0009-x.ts', 'export {};'), listed)).toHaveLength(2);
  });
});

describe('the norms', () => {
  test('files and components keep to their size', () => {
    expect(all(ours, sizeProblems)).toEqual([]);
    expect(sizeProblems(file('a.ts', 'x\n'.repeat(401)))).toHaveLength(1);
    expect(sizeProblems(file('a.vue', 'x\n'.repeat(151)))).toHaveLength(1);
    expect(sizeProblems(file('a.vue', 'x\n'.repeat(150)))).toHaveLength(0);
  });

  test('names say something', () => {
    expect(all([...server, ...dashboard], nameProblems)).toEqual([]);
    expect(nameProblems(file('server/src/ticket/ticket-utils.ts', ''))).toHaveLength(1);
    expect(nameProblems(file('a.ts', 'export async function processTicket() {}'))).toHaveLength(1);
    expect(nameProblems(file('a.ts', 'export interface TicketInfo {}'))).toHaveLength(1);
    expect(nameProblems(file('a.ts', 'export function openDatabase() {}'))).toHaveLength(0);
  });

  test('every field of the API names its type', () => {
    const classes = server.filter((one) => one.text.includes('@Field('));
    expect(classes.length).toBeGreaterThan(3);
    expect(all(classes, fieldProblems)).toEqual([]);
    expect(fieldProblems(file('a.type.ts', '@Field()\n  id!: string;'))).toHaveLength(1);
    expect(fieldProblems(file('a.type.ts', "@Field({ description: 'x' })"))).toHaveLength(1);
    expect(fieldProblems(file('a.type.ts', "@Field(() => ID, { description: 'x' })"))).toHaveLength(0);
  });

  test('every test file expects something', () => {
    const tests = filesOf('test/**/*.test.ts');
    expect(tests.length).toBeGreaterThan(5);
    const mute = tests.filter((one) => !/\bexpect\b|\bassert\b/.test(one.text)).map((one) => one.path);
    expect(mute).toEqual([]);
  });
});
