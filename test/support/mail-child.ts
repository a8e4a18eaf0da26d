// The mail loop alone, as a process that a test can kill: DATABASE_URL, SMTP_URL and MAIL_FROM say where.
import { systemTime } from '../../server/src/clock-source.ts';
import { readConfig } from '../../server/src/config.ts';
import { smtpSender, startMailLoop } from '../../server/src/connect/mail-loop.ts';
import { openDatabase } from '../../server/src/db/orm.ts';

const { databaseUrl, mail } = readConfig(process.env);
if (databaseUrl === null || mail === null) throw new Error('Expected DATABASE_URL, SMTP_URL and MAIL_FROM.');
const nothing = (): void => undefined;
const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const database = await openDatabase({ url: databaseUrl, entities: [] });
startMailLoop({ database, time: systemTime(), log, send: smtpSender(mail), url: 'https://sla.example.com' });
setInterval(nothing, 60_000);
