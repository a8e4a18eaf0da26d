// PostgreSQL's NOTIFY as a hint that something is to be read. A lost connection is made again; whoever
// listens must also look by itself now and then.
import pg from 'pg';

export interface Listening {
  stop(): Promise<void>;
}

const RETRY_MS = 500;

/** Calls `onHint` for each notification on `channels`, and once after every (re)connection. */
export function listen(
  { url, channels }: { url: string; channels: readonly string[] },
  onHint: (channel: string) => void,
): Listening {
  const state: { client: pg.Client | null; timer: NodeJS.Timeout | null; stopped: boolean } = {
    client: null,
    timer: null,
    stopped: false,
  };

  const again = (): void => {
    if (state.stopped || state.timer) return;
    state.timer = setTimeout(() => {
      state.timer = null;
      void connect();
    }, RETRY_MS);
  };

  const connect = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url, application_name: 'headroom-listen', keepAlive: true });
    state.client = client;
    // A dropped connection says so in an event; without a listener the event would end the process.
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ channel }) => {
      onHint(channel);
    });
    try {
      await client.connect();
      for (const channel of channels) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      for (const channel of channels) onHint(channel);
    } catch {
      // The database is away: tried again until it is back or we are stopped; readiness tells the operator.
      again();
    }
  };

  void connect();
  return {
    async stop() {
      state.stopped = true;
      if (state.timer) clearTimeout(state.timer);
      await state.client?.end().catch(() => undefined);
    },
  };
}
