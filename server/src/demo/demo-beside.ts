// What one customer's agreement rests on: an internal agreement between our teams and a contract with the supplier of the
// lines, so that both can be seen side by side. They bind the tickets of that customer alone.
import type { AgreementSections } from '../agreement/sections.type.ts';
import type { DemoTerms } from './demo.store.ts';
import type { DemoClause } from './demo-world.ts';

const hour = 3_600_000;

/** Whose agreement rests on them. */
export const restingCustomer = 'Kestrel Bank';
/** The service that the supplier has a part in. */
export const suppliedService = 'DEMO-NET';

const teams = ['Network', 'Apps', 'Field', 'Desk'];

const owned = (team: string, at: number): DemoClause[] => {
  const of = { measure: 'GROUP_OWNERSHIP', period: null, group: team } as const;
  return [
    { ...of, number: `${String(at)}.1`, severity: 'URGENT', promiseMs: 3.5 * hour, targetMs: 2.5 * hour },
    { ...of, number: `${String(at)}.2`, severity: 'HIGH', promiseMs: 10 * hour, targetMs: 8 * hour },
    { ...of, number: `${String(at)}.3`, severity: null, promiseMs: 42 * hour, targetMs: 32 * hour },
  ];
};

interface BesideAgreement {
  readonly kind: 'OLA' | 'UNDERPINNING';
  readonly terms: DemoTerms;
  readonly service: string | null;
  readonly sections: Partial<AgreementSections>;
}

const internalAgreement: BesideAgreement = {
  kind: 'OLA',
  service: null,
  terms: { agreement: 'OLA-KB', clauses: teams.flatMap((team, place) => owned(team, place + 1)) },
  sections: { overview: 'How long each of our teams may have a ticket of Kestrel Bank.' },
};

const supplierContract: BesideAgreement = {
  kind: 'UNDERPINNING',
  service: suppliedService,
  terms: {
    agreement: 'SUP-LINES',
    clauses: [
      {
        number: '3.1',
        measure: 'SUPPLIER_WAIT',
        severity: 'URGENT',
        period: null,
        promiseMs: 1.5 * hour,
        targetMs: hour,
      },
      {
        number: '3.2',
        measure: 'SUPPLIER_WAIT',
        severity: null,
        period: null,
        promiseMs: 12 * hour,
        targetMs: 8 * hour,
      },
    ],
  },
  sections: {
    overview: 'Lines between the sites of Kestrel Bank, and their repair.',
    parties: [{ role: 'SUPPLIER', name: 'Harbor Lines', contacts: [], responsibilities: ['Repairs its lines.'] }],
  },
};

export const beside: readonly BesideAgreement[] = [internalAgreement, supplierContract];
