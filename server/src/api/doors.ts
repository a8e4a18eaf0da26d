// The two doors of each schema, which share its gate of documents.
import type { GraphQLSchema } from 'graphql';
import { isFloorViewer, isPortalViewer, type Viewer } from '../gate/viewer.ts';
import type { Mask } from '../gate/errors.ts';
import type { Hub } from '../push/hub.ts';
import { createDocumentGate } from './check-document.ts';
import type { ContextParts } from './context.ts';
import type { Doorkeeper } from './credentials.ts';
import { createEventStreamDoor, type EventStreamDoor } from './event-stream.ts';
import { createGraphqlDoor, type GraphqlDoor } from './graphql-http.ts';
import type { KeepAlive } from './keep-alive.ts';
import type { Metrics } from './metrics.ts';
import { printSdl } from './schema.ts';
import { createSocketDoor } from './socket.ts';

export interface SchemaPair {
  readonly floor: GraphQLSchema;
  readonly portal: GraphQLSchema;
}

export interface Door {
  readonly name: keyof SchemaPair;
  /** The SDL as it is published. */
  readonly sdl: string;
  readonly http: GraphqlDoor;
  readonly ws: ReturnType<typeof createSocketDoor>;
  readonly stream: EventStreamDoor;
  readonly admits: (viewer: Viewer) => boolean;
}

export interface DoorsParts extends ContextParts {
  readonly schemas: SchemaPair;
  readonly metrics: Metrics;
  readonly doorkeeper: Doorkeeper;
  readonly mask: Mask;
  readonly hub: Hub;
  readonly keepAlive: KeepAlive;
  allowedOrigins(): ReadonlySet<string>;
}

const paths: Readonly<Record<keyof SchemaPair, string>> = { floor: '/graphql', portal: '/portal/graphql' };
const admission: Readonly<Record<keyof SchemaPair, (viewer: Viewer) => boolean>> = {
  floor: isFloorViewer,
  portal: isPortalViewer,
};

/** The doors by their path. */
export async function openDoors(parts: DoorsParts): Promise<ReadonlyMap<string, Door>> {
  const doors = new Map<string, Door>();
  for (const name of ['floor', 'portal'] as const) {
    const schema = parts.schemas[name];
    const gate = createDocumentGate(schema);
    const admits = admission[name];
    const { database, time, services, metrics } = parts;
    const shared = { schema, gate, admits, mask: parts.mask, contexts: { database, time, services } };
    const live = {
      ...shared,
      name,
      hub: parts.hub,
      onOperation: (seconds: number) => {
        metrics.operation('ws', name, seconds);
      },
    };
    doors.set(paths[name], {
      name,
      sdl: printSdl(schema),
      admits,
      http: await createGraphqlDoor(shared),
      ws: createSocketDoor({
        ...live,
        log: services.log,
        doorkeeper: parts.doorkeeper,
        allowedOrigins: () => parts.allowedOrigins(),
        keepAlive: parts.keepAlive,
      }),
      stream: createEventStreamDoor(live),
    });
  }
  return doors;
}
