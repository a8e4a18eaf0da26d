// Who uses the embedded PostgreSQL: each process holds one connection with a shared advisory lock, its lease. A killed
// process loses it by itself, and whoever gets the same lock exclusively knows that it is the last one out.
import pg from 'pg';
import { appDatabase, appRole, superuser } from './embedded-cluster.ts';
import type { Cluster } from './embedded-cluster.ts';

/** The lease's advisory lock, in the maintenance database, where no lock of the app can meet it. */
const leaseLock = '(1212498244, 1)';
const maintenanceDatabase = 'postgres';

export interface Lease {
  /** Resolves when the connection ends, by us or by PostgreSQL. */
  readonly ended: Promise<void>;
  /** Gives the lease up; true when nobody else holds one, and then nobody gets one until this connection ends. */
  releaseAsLast(): Promise<boolean>;
  end(): Promise<void>;
}

/** The address of a database of the cluster for the app's own role. */
export function appUrl(cluster: Cluster, port: number, database: string): string {
  return `postgresql://${appRole}:${cluster.credentials.appPassword}@127.0.0.1:${String(port)}/${database}`;
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString,
    application_name: 'headroom embedded',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // Said, because the driver would otherwise take PGSSLMODE and PGCLIENTENCODING from the environment.
    ssl: false,
    client_encoding: 'UTF8',
  });
  // An error on an idle connection is followed by its end, which is what the lease reports.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function ask(client: pg.Client, sql: string): Promise<boolean> {
  const { rows } = await client.query<{ answer: boolean }>(`select ${sql} as answer`);
  return rows[0]?.answer === true;
}

/** Makes or mends the app's role and database; any number of processes may do so at once. */
export async function ensureAppDatabase(
  cluster: Cluster,
  port: number,
  options: { readonly mayCreateDatabases: boolean },
): Promise<void> {
  const { superuserPassword, appPassword } = cluster.credentials;
  const client = await connect(
    `postgresql://${superuser}:${superuserPassword}@127.0.0.1:${String(port)}/${maintenanceDatabase}`,
  );
  try {
    await client.query('select pg_advisory_lock(1212498244, 2)');
    if (!(await ask(client, `exists (select from pg_roles where rolname = '${appRole}')`))) {
      await client.query(`create role ${appRole}`);
    }
    // The password is base64url, so that it needs no quoting.
    await client.query(
      `alter role ${appRole} login nosuperuser nocreaterole noreplication nobypassrls ` +
        `${options.mayCreateDatabases ? 'createdb' : 'nocreatedb'} password '${appPassword}'`,
    );
    if (!(await ask(client, `exists (select from pg_database where datname = '${appDatabase}')`))) {
      await client.query(`create database ${appDatabase} owner ${appRole}`);
      await client.query(`revoke all on database ${appDatabase} from public`);
    }
  } finally {
    await client.end();
  }
}

/**
 * Takes a lease; waits while the last one out is stopping PostgreSQL, and then fails as its connection is cut.
 * @throws the driver's error when PostgreSQL does not answer or refuses the role
 */
export async function takeLease(cluster: Cluster, port: number): Promise<Lease> {
  const client = await connect(appUrl(cluster, port, maintenanceDatabase));
  const ended = new Promise<void>((resolve) => {
    client.once('end', () => {
      resolve();
    });
  });
  try {
    await client.query(`set lock_timeout = '90s'`);
    await client.query(`select pg_advisory_lock_shared${leaseLock}`);
  } catch (error) {
    await client.end();
    throw error;
  }
  return {
    ended,
    async releaseAsLast() {
      await client.query(`select pg_advisory_unlock_shared${leaseLock}`);
      return ask(client, `pg_try_advisory_lock${leaseLock}`);
    },
    end: () => client.end(),
  };
}

/** Whether the app's database holds no table yet. */
export async function isEmpty(cluster: Cluster, port: number): Promise<boolean> {
  const client = await connect(appUrl(cluster, port, appDatabase));
  try {
    return !(await ask(
      client,
      `exists (select from pg_tables where schemaname not in ('pg_catalog', 'information_schema'))`,
    ));
  } finally {
    await client.end();
  }
}
