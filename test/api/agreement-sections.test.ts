// What an agreement says besides its clauses, through the API: it is read as it was written, and refused by name where it
// cannot be.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agree, draft, makeApiWorld, type ApiWorld } from '../support/api-world.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let world: ApiWorld;
beforeAll(async () => {
  server = await startServer();
  world = await makeApiWorld(server);
  for (const [serviceAccount, reference] of [
    [world.account, 'A-17'],
    [world.secondAccount, 'A-18'],
    [world.foreignAccount, 'A-19'],
  ]) {
    await server.ask(
      'mutation ($input: CreateAssetInput!) { createAsset(input: $input) { userErrors { message } asset { id } } }',
      { input: { serviceAccount, reference, name: reference } },
    );
  }
});
afterAll(() => server.close());

const shown = `overview parties { role name address responsibilities contacts { name role email phone } }
  renewal { rule months noticeDays reviews reviewEveryMonths }
  services { name service description availability frequency owner } exclusions { text service reason } assets
  objectives { number kind statement measure severity service period countsBy share within most }
  escalation { number kind measure severity group isUnassigned limit point share time isRealTime notify raiseTo moveTo note }
  security { title text } prices { name charge amount { amount currency } period unit }
  penalties { text objective below amount { amount currency } percentage }
  reports { title structure every recipients } workload { what most period exceptions } glossary { word meaning }
  covenants { kind text months survivesMonths } documents { title version sha256 location }
  contact { name role email phone } further { title text }`;

type Sections = Readonly<Record<string, unknown>>;

async function sectionsOf(number: string): Promise<readonly Sections[]> {
  const { agreement } = await server.ask<{ agreement: { versions: { nodes: { sections: Sections }[] } } }>(
    `query ($number: String!) { agreement(number: $number) { versions { nodes { sections { ${shown} } } } } }`,
    { number },
  );
  return agreement.versions.nodes.map(({ sections }) => sections);
}

const money = (amount: string, currency = 'EUR'): unknown => ({ amount, currency });

/** Everything at once, as a contract manager would write it; every field that may be silent is `null`. */
const whole = (): Sections => ({
  overview: 'Help desk for the workstations of Acme.',
  parties: [
    {
      role: 'PROVIDER',
      name: 'Helpful Ltd',
      address: '1 Desk Street',
      responsibilities: ['Answer', 'Repair'],
      contacts: [{ name: 'Ann', role: 'service manager', email: 'ann@helpful.example', phone: '+49 30 1' }],
    },
    { role: 'CUSTOMER', name: 'Acme', address: null, responsibilities: ['Say what is broken'], contacts: [] },
  ],
  renewal: { rule: 'AUTOMATIC', months: 12, noticeDays: 90, reviews: ['2026-06-30'], reviewEveryMonths: 3 },
  services: [
    {
      ...{ name: 'E-mail', service: 'MAIL', description: 'Boxes', availability: 'in prime time' },
      ...{ frequency: 'always', owner: 'Ann' },
    },
  ],
  exclusions: [{ text: 'Private devices', service: null, reason: 'Not ours' }],
  assets: ['A-17', 'A-18'],
  objectives: [
    {
      ...{ number: '10.1', kind: 'SHARE_WITHIN', statement: '90 % of first responses within 6 h', severity: null },
      ...{ measure: 'FIRST_RESPONSE', service: 'MAIL', period: 'MONTH', countsBy: 'DUE', share: 90, within: 'PT6H' },
      most: null,
    },
    {
      ...{ number: '10.2', kind: 'MISSES_AT_MOST', statement: null, severity: 'URGENT', measure: 'RESOLUTION' },
      ...{ service: null, period: 'QUARTER', countsBy: null, share: null, within: null, most: 5 },
    },
  ],
  escalation: [
    {
      ...{ number: '11.1', kind: 'HIERARCHIC', measure: 'RESOLUTION', severity: 'URGENT', limit: 'TARGET' },
      ...{ group: 'First line', isUnassigned: true },
      ...{ point: 'SHARE_SPENT', share: 0.5, time: null, isRealTime: null, notify: ['duty manager'] },
      ...{ raiseTo: null, moveTo: 'Second line', note: 'Half is spent' },
    },
  ],
  security: [{ title: 'Passwords', text: 'Changed every 30 days' }],
  prices: [{ name: 'Workstation', charge: 'PER_UNIT', amount: money('12.50'), period: 'MONTH', unit: 'workstation' }],
  penalties: [{ text: 'Below 90 %', objective: '10.1', below: 90, amount: null, percentage: 5 }],
  reports: [{ title: 'Service report', structure: ['Tickets', 'Breaches'], every: 'MONTH', recipients: ['Acme IT'] }],
  workload: [{ what: 'tickets', most: 400, period: 'MONTH', exceptions: ['Rollouts'] }],
  glossary: [{ word: 'Workstation', meaning: 'A computer on a desk' }],
  covenants: [{ kind: 'CONFIDENTIALITY', text: 'Nothing is told', months: null, survivesMonths: 24 }],
  documents: [{ title: 'Annex A', version: '3', sha256: 'ab'.repeat(32), location: null }],
  contact: { name: 'Service desk', role: null, email: 'desk@helpful.example', phone: null },
  further: [{ title: 'Law', text: 'The law of Berlin' }],
});

let numbers = 0;
const terms = (more: Sections = {}): Record<string, unknown> => ({
  number: `S-${String((numbers += 1))}`,
  customer: world.customer,
  schedule: world.always,
  from: '2026-01-01',
  until: '2027-01-01',
  clauses: [{ number: '9.1', measure: 'FIRST_RESPONSE', promise: 'PT6H', target: 'PT4H' }],
  ...more,
});

/** What is refused of these sections beside what is right. */
async function refused(changes: Sections, more: Sections = {}): Promise<unknown> {
  const answer = await draft(server, terms({ sections: { ...whole(), ...changes }, ...more }));
  expect(answer.version).toBeNull();
  return answer.userErrors.map(({ code, path }) => `${code} ${path?.slice(1).join('.') ?? ''}`);
}

describe('sections', () => {
  test('are read as they were written', async () => {
    expect((await draft(server, terms({ number: 'WHOLE', sections: whole() }))).userErrors).toEqual([]);
    expect(await sectionsOf('WHOLE')).toEqual([whole()]);
  });

  test('that are not there are empty', async () => {
    await draft(server, terms({ number: 'BARE' }));
    const [bare] = await sectionsOf('BARE');
    expect(bare).toMatchObject({ overview: null, parties: [], objectives: [], contact: null });
  });

  test('are kept by an amendment that is silent, and changed by one that speaks', async () => {
    await agree(
      server,
      terms({ number: 'KEPT', customer: null, serviceAccount: world.account, sections: { overview: 'Mail' } }),
    );
    const next = { number: 'KEPT', customer: null, serviceAccount: world.account };
    await draft(server, terms({ ...next, from: '2026-06-01' }));
    await draft(server, terms({ ...next, from: '2026-07-01', sections: {} }));
    expect((await sectionsOf('KEPT')).map(({ overview }) => overview)).toEqual(['Mail', 'Mail', null]);
  });

  test('cannot contradict themselves', async () => {
    const [party] = whole()['parties'] as [Sections];
    expect(await refused({ parties: [party, party] })).toEqual(['ROLE_TAKEN parties.1.role']);
    expect(await refused({ renewal: { rule: 'AUTOMATIC' } })).toEqual(['CONTRADICTION renewal.months']);
    expect(await refused({ renewal: { rule: 'NONE', months: 3 } })).toEqual(['CONTRADICTION renewal.months']);
    expect(await refused({}, { until: null })).toEqual(['CONTRADICTION renewal.rule']);
    expect(await refused({ exclusions: [{ text: 'Mail', service: 'MAIL' }] })).toEqual([
      'CONTRADICTION exclusions.0.service',
    ]);
    expect(await refused({ glossary: ['SLA', 'sla'].map((word) => ({ word, meaning: 'x' })) })).toEqual([
      'DUPLICATE glossary.1.word',
    ]);
    expect(await refused({ workload: [{ what: 'tickets', most: 0, period: 'DAY' }] })).toEqual([
      'INVALID workload.0.most',
    ]);
    expect(await refused({ documents: [{ title: 'A', version: '1', sha256: 'AB' }] })).toEqual([
      'INVALID documents.0.sha256',
    ]);
    expect(await refused({ covenants: [{ kind: 'SECURITY', text: 'x', survivesMonths: 0 }] })).toEqual([
      'INVALID covenants.0.survivesMonths',
    ]);
  });

  test('promise of periods what can be reckoned', async () => {
    const of = (more: Sections): Sections => ({
      objectives: [{ number: '1', period: 'MONTH', ...more }],
      penalties: [],
    });
    const first = { measure: 'FIRST_RESPONSE' };
    expect(await refused(of({ kind: 'SHARE_WITHIN', ...first }))).toEqual(['CONTRADICTION objectives.0.share']);
    expect(await refused(of({ kind: 'SHARE_WITHIN', share: 90 }))).toEqual(['CONTRADICTION objectives.0.measure']);
    expect(await refused(of({ kind: 'SHARE_WITHIN', share: 90, measure: 'LUCK' }))).toEqual([
      'UNKNOWN_MEASURE objectives.0.measure',
    ]);
    expect(await refused(of({ kind: 'MEAN_AT_MOST', ...first }))).toEqual(['CONTRADICTION objectives.0.within']);
    expect(await refused(of({ kind: 'MISSES_AT_MOST', ...first, most: -1 }))).toEqual(['INVALID objectives.0.most']);
    expect(await refused(of({ kind: 'AVAILABILITY', share: 99.9, ...first }))).toEqual([
      'CONTRADICTION objectives.0.measure',
    ]);
    const [objective] = whole()['objectives'] as [Sections];
    expect(await refused({ objectives: [objective, objective] })).toEqual(['DUPLICATE objectives.1.number']);
  });

  test('escalate at a point, and to some effect', async () => {
    const of = (more: Sections): Sections => ({
      escalation: [{ number: '1', kind: 'FUNCTIONAL', limit: 'PROMISE', notify: ['Ann'], ...more }],
    });
    expect(await refused(of({ point: 'SHARE_SPENT', share: 1.5 }))).toEqual(['INVALID escalation.0.share']);
    expect(await refused(of({ point: 'BEFORE_DUE', share: 0.5 }))).toEqual([
      'CONTRADICTION escalation.0.share',
      'CONTRADICTION escalation.0.time',
    ]);
    expect(await refused(of({ point: 'AFTER_DUE', time: 'PT1H', notify: [] }))).toEqual(['INVALID escalation.0']);
  });

  test('name money that there is', async () => {
    const of = (amount: unknown, more: Sections = {}): Sections => ({
      prices: [{ name: 'x', charge: 'FLAT', amount, ...more }],
    });
    expect(await refused(of(money('1.005')))).toEqual(['INVALID prices.0.amount.amount']);
    expect(await refused(of(money('100.5', 'JPY')))).toEqual(['INVALID prices.0.amount.amount']);
    expect(await refused(of(money('-1')))).toEqual(['INVALID prices.0.amount.amount']);
    expect(await refused(of(money('1', 'EURO')))).toEqual(['INVALID prices.0.amount.currency']);
    expect(await refused(of(money('1'), { unit: 'seat' }))).toEqual(['CONTRADICTION prices.0.unit']);
    expect(await refused({ penalties: [{ text: 'x', objective: '99', percentage: 5 }] })).toEqual([
      'NOT_FOUND penalties.0.objective',
    ]);
  });

  test('name what is there, and what is theirs', async () => {
    expect(await refused({ services: [{ name: 'Fax', service: 'FAX' }] })).toEqual(['NOT_FOUND services.0.service']);
    expect(await refused({ assets: ['A-99'] })).toEqual(['NOT_FOUND assets.0']);
    const foreign = await draft(
      server,
      terms({
        number: 'C-2031',
        customer: null,
        serviceAccount: world.account,
        sections: { assets: ['A-17', 'A-18'] },
      }),
    );
    expect(foreign.userErrors).toEqual([
      {
        code: 'ASSET_OF_OTHER_ACCOUNT',
        message: 'Asset A-18 belongs to service account ACC-9, not ACC-4 (agreement C-2031).',
        path: ['sections', 'assets', '1'],
      },
    ]);
    expect(await refused({ assets: ['A-19'] })).toEqual(['ASSET_OF_OTHER_ACCOUNT assets.0']);
  });

  test('hold texts that can be kept', async () => {
    expect(await refused({ overview: ' ' })).toEqual(['EMPTY overview']);
    expect(await refused({ overview: 'x'.repeat(10_001) })).toEqual(['TOO_LONG overview']);
    expect(await refused({ overview: 'a\0b' })).toEqual(['INVALID overview']);
    expect(await refused({ further: Array.from({ length: 501 }, () => ({ title: 'a', text: 'b' })) })).toEqual([
      'TOO_LONG further',
    ]);
  });
});

describe('a wider agreement', () => {
  const tree = async (number: string, more: Sections): Promise<{ id: string; codes: readonly string[] }> => {
    const answer = await draft(server, terms({ number, ...more }));
    return { id: answer.agreement?.id ?? '', codes: answer.userErrors.map(({ code }) => code) };
  };

  test('is added to by narrower ones, up to all customers', async () => {
    const top = await tree('TOP', { level: 'CORPORATE', customer: null, structure: 'MULTI_LEVEL' });
    const middle = await tree('MIDDLE', { parent: top.id });
    await tree('BOTTOM', { level: 'SERVICE', service: world.service, parent: middle.id });
    expect(
      await server.ask(
        '{ agreement(number: "BOTTOM") { structure parent { number parent { number structure parent { id } } } } }',
      ),
    ).toEqual({
      agreement: {
        structure: 'SERVICE_BASED',
        parent: { number: 'MIDDLE', parent: { number: 'TOP', structure: 'MULTI_LEVEL', parent: null } },
      },
    });
    expect((await tree('TOP', { level: 'CORPORATE', customer: null, parent: middle.id })).codes).toEqual([
      'PARENT_CIRCULAR',
    ]);
    expect((await tree('MIDDLE', { parent: middle.id })).codes).toEqual(['PARENT_CIRCULAR']);
  });

  test('is wider, of the same customer, and there', async () => {
    const ours = await tree('OURS', {});
    expect((await tree('THEIRS', { customer: world.other, level: 'CUSTOMER', parent: ours.id })).codes).toEqual([
      'FOREIGN_PARENT',
    ]);
    expect((await tree('BESIDE', { parent: ours.id })).codes).toEqual(['WRONG_LEVEL']);
    expect(
      (await tree('OLA', { kind: 'OLA', customer: null, serviceAccount: world.account, parent: ours.id })).codes,
    ).toEqual(['WRONG_LEVEL']);
    expect((await tree('LOST', { parent: world.customer })).codes).toEqual(['NOT_FOUND']);
    expect(await server.ask('{ agreement(number: "THEIRS") { id } }')).toEqual({ agreement: null });
  });
});
