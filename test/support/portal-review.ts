// A draft that a customer is to read: once with what is private to the floor, once without.
import { expect } from 'vitest';
import type { PortalWorld } from './portal-world.ts';

/** The id of a draft with ACME, ready to be submitted; a secret one has targets, and a step at one. */
export async function draftedForReview(
  world: PortalWorld,
  { isSecret }: { readonly isSecret: boolean },
): Promise<string> {
  const { data: made } = await world.floor<{
    customers: { nodes: { id: string }[] };
    coverageSchedules: { nodes: { id: string }[] };
  }>({ query: '{ customers(text: "ACME") { nodes { id } } coverageSchedules(first: 1) { nodes { id } } }' });
  const step = { number: '1', kind: 'FUNCTIONAL', point: 'SHARE_SPENT', share: 0.5, notify: ['Ann'] };
  const input = {
    ...{ number: 'ACME-NEW', from: '2027-01-01' },
    ...{ customer: made.customers.nodes[0]?.id, schedule: made.coverageSchedules.nodes[0]?.id },
    clauses: [
      { number: '9.1', measure: 'FIRST_RESPONSE', promise: 'PT1H', ...(isSecret ? { target: 'PT47M' } : {}) },
      { number: '9.2', measure: 'RESOLUTION', promise: 'PT6H', ...(isSecret ? { target: 'PT43M' } : {}) },
    ],
    sections: {
      parties: ['PROVIDER', 'CUSTOMER'].map((role) => ({ role, name: `The ${role.toLowerCase()}` })),
      escalation: [
        { ...step, limit: 'PROMISE' },
        ...(isSecret ? [{ ...step, number: '2', limit: 'TARGET', notify: ['MANAGER-ONLY'] }] : []),
      ],
    },
  };
  const query = `mutation($input: DraftAgreementInput!) { draftAgreement(input: $input) { version { id } userErrors { message } } }`;
  const { data: drafted } = await world.floor<{ draftAgreement: { version: { id: string } | null } }>({
    query,
    variables: { input },
  });
  return drafted.draftAgreement.version?.id ?? expect.fail(JSON.stringify(drafted));
}
