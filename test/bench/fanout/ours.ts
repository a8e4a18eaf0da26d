// The whole server on a real database, as a process of its own: DATABASE_URL and HEADROOM_ADMIN_TOKEN say which.
import { createApp } from '../../../server/src/app.ts';
import { systemTime } from '../../../server/src/clock-source.ts';
import { readConfig } from '../../../server/src/config.ts';
import { answerQuestions, usage } from './child.ts';

const config = readConfig({
  ...process.env,
  PORT: '0',
  HOST: '127.0.0.1',
  HEADROOM_DEMO: 'off',
  CANARY_SECONDS: '0',
  LOG_LEVEL: 'error',
});
const app = await createApp({ config, time: systemTime() });

async function metric(name: string): Promise<number> {
  const headers = { authorization: `Bearer ${config.adminToken ?? ''}` };
  const text = await (await fetch(`${app.url}/metrics`, { headers })).text();
  return Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]);
}

const answers = {
  start: () => Number(new URL(app.url).port),
  members: () => metric('headroom_live_members'),
  /** The last position of the log that this server has told. */
  told: () => metric('headroom_relay_position'),
  usage,
};

export type OurAnswers = typeof answers;

answerQuestions(answers);
