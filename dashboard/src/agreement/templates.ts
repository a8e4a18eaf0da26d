// What a draft can begin with: the kinds of agreement there are, each small and whole, to be changed.

export interface Template {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly head: Readonly<Record<string, string>>;
  readonly clauses: readonly Readonly<Record<string, unknown>>[];
  readonly sections: Readonly<Record<string, unknown>>;
}

const clause = (number: string, measure: string, promise: string, more: object = {}) => ({
  number,
  measure,
  promise,
  ...more,
});
const party = (role: string, name: string, ...responsibilities: string[]) => ({ role, name, responsibilities });
const urgent = { severity: 'URGENT' } as const;

const supportClauses = [
  clause('9.1.1', 'FIRST_RESPONSE', 'PT1H', { ...urgent, period: 'PRIME', target: 'PT30M' }),
  clause('9.1.2', 'FIRST_RESPONSE', 'PT4H', { target: 'PT2H' }),
  clause('9.2.1', 'RESOLUTION', 'PT6H', { ...urgent, target: 'PT4H' }),
  clause('9.2.2', 'RESOLUTION', 'PT16H', { target: 'PT12H' }),
];
const within = (number: string, measure: string, share: number, more: object = {}) => ({
  ...{ number, kind: 'SHARE_WITHIN', measure, period: 'MONTH', share },
  ...more,
});
const drink = (number: string, title: string, times: readonly string[]) => ({
  ...{ number, title, times, owedBy: 'SUPPLIER', rule: 'FREQ=DAILY', opensBefore: 'PT1H', grace: 'PT30M' },
});
const monthly = [
  {
    title: 'Service report',
    every: 'MONTH',
    structure: ['Promises kept and broken', 'Open problems'],
    recipients: ['Both parties'],
  },
];

export const templates: readonly Template[] = [
  {
    ...{ name: 'service', title: 'Service-based', about: 'One service, the same for whoever uses it.' },
    head: { kind: 'SLA', level: 'SERVICE', structure: 'SERVICE_BASED' },
    clauses: supportClauses,
    sections: {
      overview: 'What whoever uses the service can rely on.',
      parties: [
        party('PROVIDER', 'The provider', 'Keeps the promises'),
        party('CUSTOMER', 'The customer', 'Names one contact on duty'),
      ],
      objectives: [within('10.1', 'RESOLUTION', 90)],
      reports: monthly,
    },
  },
  {
    ...{ name: 'customer', title: 'Customer-based', about: 'One customer, all the services it uses.' },
    head: { kind: 'SLA', level: 'CUSTOMER', structure: 'CUSTOMER_BASED' },
    clauses: supportClauses,
    sections: {
      overview: 'All services that the customer uses, under one agreement.',
      parties: [
        party('PROVIDER', 'The provider', 'Keeps the promises'),
        party('CUSTOMER', 'The customer', 'Names one contact on duty'),
      ],
      renewal: { rule: 'AUTOMATIC', months: 12, noticeDays: 90, reviews: [], reviewEveryMonths: 6 },
      objectives: [within('10.1', 'RESOLUTION', 90, { within: 'PT6H' })],
      penalties: [{ text: 'A credit on the next invoice.', objective: '10.1', below: 90, percentage: 5 }],
      reports: monthly,
    },
  },
  {
    ...{
      name: 'corporate',
      title: 'Multi-level, corporate',
      about: 'What holds for all; customers and services add to it.',
    },
    head: { kind: 'SLA', level: 'CORPORATE', structure: 'MULTI_LEVEL' },
    clauses: [clause('9.1', 'FIRST_RESPONSE', 'PT8H'), clause('9.2', 'RESOLUTION', 'PT40H')],
    sections: {
      overview: 'What holds for every customer and every service.',
      parties: [
        party('PROVIDER', 'The provider', 'Keeps the promises'),
        party('CUSTOMER', 'Every customer', 'Reports problems in one place'),
      ],
      security: [{ title: 'Passwords', text: 'Every employee changes the password every 30 days, or uses a card.' }],
    },
  },
  {
    ...{
      name: 'internal',
      title: 'Internal: marketing to sales',
      about: 'A group of ours that another group relies on.',
    },
    head: { kind: 'OLA', level: 'CORPORATE', structure: 'CUSTOMER_BASED' },
    clauses: [
      clause('9.1', 'GROUP_OWNERSHIP', 'PT8H', { group: 'Marketing', target: 'PT4H' }),
      clause('9.2', 'RESOLUTION', 'PT40H'),
    ],
    sections: {
      overview: 'Marketing finds customers to be, sales wins them.',
      parties: [
        party('PROVIDER', 'Marketing', 'Brings 50 new leads a month'),
        party('INTERNAL', 'Sales', 'Says within a week what became of a lead'),
      ],
      deliverables: [
        {
          ...{ number: '11.1', title: 'New leads', owedBy: 'PROVIDER', quantity: 50, unit: 'lead' },
          ...{ rule: 'FREQ=MONTHLY;BYMONTHDAY=-1', times: ['24:00'], needsConfirmation: true },
        },
      ],
      reports: [
        { title: 'Leads report', every: 'MONTH', structure: ['Leads brought', 'Leads won'], recipients: ['Sales'] },
      ],
    },
  },
  {
    ...{ name: 'supplier', title: 'Supplier', about: 'What a supplier owes us, beneath what we promised.' },
    head: { kind: 'UNDERPINNING', level: 'CORPORATE', structure: 'SERVICE_BASED' },
    clauses: [clause('9.1', 'SUPPLIER_WAIT', 'PT4H', urgent), clause('9.2', 'SUPPLIER_WAIT', 'PT16H')],
    sections: {
      overview: 'What our services rest on.',
      parties: [
        party('PROVIDER', 'Our company', 'Reports faults by telephone'),
        party('SUPPLIER', 'The supplier', 'Repairs what it supplies'),
      ],
      covenants: [
        { kind: 'CONFIDENTIALITY', text: 'Neither party tells others what it learns here.', survivesMonths: 24 },
      ],
    },
  },
  {
    ...{
      name: 'janitorial',
      title: 'Janitorial and beverages',
      about: 'Rooms that are clean, tea and coffee that are there.',
    },
    head: { kind: 'UNDERPINNING', level: 'CORPORATE', structure: 'CUSTOMER_BASED' },
    clauses: [clause('9.1', 'FIRST_RESPONSE', 'PT2H'), clause('9.2', 'RESOLUTION', 'PT8H')],
    sections: {
      overview: 'Cleaning and beverages in the offices.',
      parties: [
        party('PROVIDER', 'Our company', 'Gives access to the rooms'),
        party('SUPPLIER', 'The caterer', 'Brings what is needed'),
      ],
      services: [
        { name: 'Tea', frequency: 'every morning and evening' },
        { name: 'Coffee', frequency: 'before and after lunch' },
        { name: 'Cleaning', frequency: 'every working day', availability: 'after 18:00' },
      ],
      deliverables: [drink('11.1', 'Tea', ['08:00', '18:00']), drink('11.2', 'Coffee', ['11:30', '13:30'])],
      exclusions: [{ text: 'Meals', reason: 'they are ordered one by one' }],
      prices: [
        {
          name: 'Beverages',
          charge: 'PER_UNIT',
          amount: { currency: 'EUR', amount: '12' },
          period: 'MONTH',
          unit: 'employee',
        },
      ],
    },
  },
];
