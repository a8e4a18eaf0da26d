// A database of a test file's own.
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { execute, templateDatabase, urlOf } from './cluster.ts';

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

async function create(template: string): Promise<FreshDatabase> {
  const maintenanceUrl = inject('maintenanceUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await execute(maintenanceUrl, [`create database ${name} template ${template}`]);
  return {
    url: urlOf(maintenanceUrl, name),
    // With force: a server under test that was killed may still hold connections.
    drop: () => execute(maintenanceUrl, [`drop database if exists ${name} with (force)`]),
  };
}

/** A new database with all migrations applied, of a role that owns it. */
export function freshDatabase(): Promise<FreshDatabase> {
  return create(templateDatabase);
}

/** A new database without any table. */
export function emptyDatabase(): Promise<FreshDatabase> {
  return create('template1');
}
