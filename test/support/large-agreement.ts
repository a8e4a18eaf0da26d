// An agreement with every section filled, as a railway and its IT provider might write it, with private parts among them.
import type { ApiWorld } from './api-world.ts';

const contact = (name: string, role: string, at: string): Record<string, string> => ({
  ...{ name, role, email: `${name.split(' ')[0]?.toLowerCase() ?? ''}@${at}`, phone: '+49 30 555 01' },
});

const clauses = [
  { number: '9.1.1', measure: 'FIRST_RESPONSE', severity: 'URGENT', period: 'PRIME', promise: 'PT1H', target: 'PT43M' },
  {
    number: '9.1.2',
    measure: 'FIRST_RESPONSE',
    severity: 'URGENT',
    period: 'NON_PRIME',
    promise: 'PT4H',
    target: 'PT3H',
  },
  { number: '9.1.3', measure: 'FIRST_RESPONSE', promise: 'PT8H', target: 'PT6H' },
  { number: '9.2.1', measure: 'NEXT_RESPONSE', promise: 'PT8H', countOpening: true },
  { number: '9.3.1', measure: 'RESOLUTION', severity: 'URGENT', promise: 'PT6H', target: 'PT4H', allowance: 'BLENDED' },
  {
    ...{ number: '9.3.2', measure: 'RESOLUTION', promise: 'PT40H', onReopen: 'NEW_CYCLE', reopenWindow: 'PT24H' },
    ...{ onReclassify: 'PROPORTIONAL', pausesWhile: ['WAITING_CUSTOMER', 'ON_HOLD'] },
  },
  { number: '9.4.1', measure: 'PERIODIC_UPDATE', severity: 'URGENT', promise: 'PT2H' },
  { number: '9.5.1', measure: 'CLOSURE', relative: 'END_OF_COVERED_DAY', coveredDays: 5 },
];

const scope = {
  overview:
    'What Northwind Rail can rely on when something in its stations, signals or offices stops working, and what it does itself.',
  parties: [
    {
      ...{ role: 'PROVIDER', name: 'Orrin Services', address: 'Invalidenstr. 9, 10115 Berlin' },
      contacts: [contact('Nadia North', 'Service manager', 'orrin.example')],
      responsibilities: ['Keeps the promises', 'Reports every month', 'Keeps spare parts for every station'],
    },
    {
      ...{ role: 'CUSTOMER', name: 'Northwind Rail', address: 'Am Hafen 1, 20457 Hamburg' },
      contacts: [
        contact('Sam South', 'IT operations', 'northwind.example'),
        contact('Ola West', 'On duty', 'northwind.example'),
      ],
      responsibilities: ['Site access within 1 h', 'Names one person on duty'],
    },
  ],
  contact: contact('Service desk', 'Day and night', 'orrin.example'),
  renewal: {
    ...{ rule: 'AUTOMATIC', months: 12, noticeDays: 90, reviewEveryMonths: 6 },
    reviews: ['2027-03-15', '2027-09-15'],
  },
  services: [
    {
      ...{ name: 'E-mail', service: 'MAIL', description: 'Mail boxes, calendars and lists' },
      ...{
        availability: 'day and night but for one Sunday night a month',
        frequency: 'always',
        owner: 'Collaboration team',
      },
    },
    {
      name: 'Station displays',
      description: 'Departure boards in 41 stations',
      availability: '04:00 to 01:00',
      owner: 'Field team',
    },
    { name: 'Backups', description: 'Of all servers', frequency: 'every night', owner: 'Data centre' },
  ],
  exclusions: [
    { text: 'Telephones', reason: 'another provider has them' },
    { text: 'Damage by third parties', reason: null },
  ],
  assets: ['RACK-1'],
  underpinnedBy: ['SUP-SECRET'],
  workload: [
    { most: 1200, what: 'tickets', period: 'MONTH', exceptions: ['in December', 'after a storm'] },
    { most: 20, what: 'moves of workplaces', period: 'WEEK', exceptions: [] },
  ],
};

const keeping = {
  escalation: [
    {
      ...{ number: '7.1', kind: 'FUNCTIONAL', measure: 'RESOLUTION', severity: 'URGENT', limit: 'PROMISE' },
      ...{ point: 'SHARE_SPENT', share: 0.75, notify: ['Network team', 'Duty manager'], moveTo: 'Second line' },
    },
    {
      ...{ number: '7.2', kind: 'HIERARCHIC', limit: 'PROMISE', point: 'AFTER_DUE', time: 'PT1H', isRealTime: true },
      ...{ notify: ['Service manager'], raiseTo: 'URGENT', note: 'The promise is broken.' },
    },
    {
      number: '7.3',
      kind: 'HIERARCHIC',
      limit: 'TARGET',
      point: 'BEFORE_DUE',
      time: 'PT30M',
      notify: ['Night manager'],
    },
  ],
  reports: [
    {
      ...{ title: 'Service report', every: 'MONTH', recipients: ['Sam South', 'Nadia North'] },
      structure: ['Promises kept and broken', 'Open problems', 'Availability of each service'],
    },
    { title: 'Review', every: 'QUARTER', structure: ['Trends', 'What to change'], recipients: ['Both boards'] },
  ],
  objectives: [
    { number: '10.1', kind: 'SHARE_WITHIN', measure: 'RESOLUTION', period: 'MONTH', share: 90, within: 'PT6H' },
    {
      number: '10.2',
      kind: 'MISSES_AT_MOST',
      measure: 'FIRST_RESPONSE',
      severity: 'URGENT',
      period: 'QUARTER',
      most: 5,
    },
    { number: '10.3', kind: 'MEAN_AT_MOST', measure: 'RESOLUTION', period: 'MONTH', within: 'PT8H', countsBy: 'STOP' },
    {
      number: '10.4',
      kind: 'AVAILABILITY',
      service: 'MAIL',
      period: 'MONTH',
      share: 99.9,
      statement: 'E-mail is there.',
    },
  ],
  deliverables: [
    {
      ...{ number: '11.1', title: 'Service report', owedBy: 'PROVIDER', rule: 'FREQ=MONTHLY;BYMONTHDAY=5' },
      ...{ startsOn: '2026-07-05', times: ['12:00'], evidence: 'DOCUMENT', needsConfirmation: true },
    },
    {
      number: '11.2',
      title: 'List of who may enter',
      owedBy: 'CUSTOMER',
      onDate: '2026-08-01',
      times: ['17:00'],
      evidence: 'NONE',
    },
  ],
  penalties: [
    { text: 'A credit on the next invoice.', objective: '10.1', below: 90, percentage: 5 },
    { text: 'A lump sum.', objective: '10.2', amount: { currency: 'EUR', amount: '1500.00' } },
  ],
};

const law = {
  security: [
    { title: 'Passwords', text: 'Every employee changes the password every 30 days, or uses a card.' },
    { title: 'Access', text: 'Who works on site shows a badge with a photograph.' },
  ],
  prices: [
    { name: 'Service', charge: 'FLAT', amount: { currency: 'EUR', amount: '84000' }, period: 'QUARTER' },
    {
      name: 'Workplace',
      charge: 'PER_UNIT',
      amount: { currency: 'EUR', amount: '31.50' },
      unit: 'workplace',
      period: 'MONTH',
    },
    { name: 'Setting up', charge: 'FLAT', amount: { currency: 'EUR', amount: '12000' } },
  ],
  covenants: [
    { kind: 'CONFIDENTIALITY', text: 'Neither party tells others what it learns here.', survivesMonths: 24 },
    { kind: 'NON_SOLICITATION', text: 'Neither party hires the other’s people.', months: 24, survivesMonths: 12 },
    { kind: 'SECURITY', text: 'Both keep to the security handbook.' },
  ],
  documents: [
    { title: 'Security handbook', version: '4.2', sha256: 'ab'.repeat(32), location: 'https://orrin.example/handbook' },
    { title: 'List of stations', version: '2026-06' },
  ],
  further: [{ title: 'Law', text: 'German law applies. The courts of Berlin decide.' }],
  glossary: [
    { word: 'station', meaning: 'Any of the 41 stations in the list of stations.' },
    { word: 'workplace', meaning: 'One desk with its computer.' },
  ],
};

/** The input of its draft: an SLA with the customer of `world`. */
export const largeAgreement = ({ customer, office }: ApiWorld): Record<string, unknown> => ({
  ...{ number: 'LARGE-1', customer, schedule: office, from: '2026-07-01', until: '2028-07-01' },
  clauses,
  sections: { ...scope, ...keeping, ...law },
});
