// What the log says of a request and of a failure, and what it never says.
import { describe, expect, test } from 'vitest';
import { createLog, withoutSecrets } from '../../server/src/api/log.ts';
import { newSecret } from '../../server/src/access/secret.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  write(createLog('debug', { destination, secrets: ['the token of the environment'] }));
  return lines.join('');
}

describe('a secret', () => {
  const secrets = [newSecret('token'), newSecret('session'), newSecret('link')];

  test.each(secrets)('of ours stands in no line, wherever it came in: %#', (secret) => {
    const text = logged((log) => {
      log.error({ err: new Error(`refused ${secret}`, { cause: new Error(`by ${secret}`) }) }, `Told ${secret}`);
      log.info(
        {
          token: secret,
          headers: { authorization: `Bearer ${secret}`, cookie: `headroom=${secret}` },
          url: `/x?t=${secret}`,
        },
        'A request',
      );
    });
    expect(text).not.toContain(secret);
    expect(text).toContain('[hidden]');
  });

  test('of the environment, or of a database, stands in no line', () => {
    const text = logged((log) => {
      log.warn(
        { at: 'x?the token of the environment', err: new Error('the token of the environment') },
        'the token of the environment',
      );
      log.warn({ password: 'pw-7Qx', request: { authorization: 'admin-7Qx' } }, 'Bearer admin-7Qx');
      log.error({ err: new Error('cannot reach postgresql://app:pw-7Qx@db:5432/headroom') }, 'Away');
    });
    expect(text).not.toMatch(/7Qx|the token/);
    expect(text).toContain('db:5432/headroom');
  });

  test('is not seen in what is none', () => {
    const plain = 'Ticket HR_12 of hrt, code EVENT_CONFLICT, https://user@example.com/x';
    expect(withoutSecrets(plain)).toBe(plain);
  });
});

test('a line is JSON with level, time, fields and sentence; an error keeps its kind, code and cause', () => {
  const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const line: unknown = JSON.parse(
    logged((log) => {
      log.error({ loop: 'wake', err: new TypeError('no', { cause }) }, 'A loop failed');
    }),
  );
  expect(line).toMatchObject({
    level: 'error',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
    loop: 'wake',
    msg: 'A loop failed',
    err: {
      type: 'TypeError',
      message: 'no',
      stack: expect.stringContaining('log.test.ts') as unknown,
      cause: { code: 'ECONNREFUSED' },
    },
  });
});

test('an error of the database is logged without its query and its values', () => {
  const error = Object.assign(new Error('duplicate key'), {
    code: '23505',
    query: 'insert into person',
    parameters: ['Ada Example'],
    detail: 'Key (email)=(ada@example.com)',
  });
  const text = logged((log) => {
    log.error({ err: error }, 'Failed');
  });
  expect(text).toContain('23505');
  expect(text).not.toMatch(/Ada|ada@|insert into/);
});
