// A floor with an agreement that owes reports, and six tickets of March: in time, past a target, late, cut short after and
// before a target was missed, and open.
import { startFloorWorld, type FloorWorld, type Party } from './floor-world.ts';
import { peopleOf } from './people.ts';

export interface ReportWorld {
  readonly floor: FloorWorld;
  readonly acme: Party;
  readonly token: string;
  readonly strangers: string;
}
const opened = (ticket: string) => ({
  ...{ ticket, at: '2026-03-02T06:00:00Z', kind: 'OPENED', actor: 'CUSTOMER', severity: 'NORMAL' },
  serviceAccount: 'Acme-1',
});
export const ended = (ticket: string, hour: number, kind = 'RESOLVED') => ({
  ...{ ticket, kind, actor: 'AGENT', by: 'Ann' },
  at: `2026-03-02T${String(6 + hour).padStart(2, '0')}:00:00Z`,
});

const structure = [
  'Compliance',
  'Times',
  'Objectives',
  'Breaches',
  'Credits',
  'Excluded',
  'Waivers',
  'Volume',
  'Weather',
];

/** `target`: what the floor works to; null: nothing but the promise. */
export async function startReportWorld(target: string | null): Promise<ReportWorld> {
  const floor = await startFloorWorld('2026-03-01T00:00:00Z');
  await peopleOf(floor.server, floor.time).letIn({ name: 'Ann', email: 'ann@example.com', roles: ['MANAGER'] });
  const acme = await floor.party('Acme', {
    clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT6H', ...(target === null ? {} : { target }) }],
    sections: {
      objectives: [{ number: 'O1', period: 'MONTH', measure: 'RESOLUTION', kind: 'SHARE_WITHIN', share: 90 }],
      penalties: [{ text: 'A credit', objective: 'O1', below: 90, amount: { amount: '50.00', currency: 'EUR' } }],
      reports: [
        {
          title: '=Łódź report',
          every: 'MONTH',
          structure,
          recipients: ['Ann', 'it@acme.example', 'ANN@example.com', 'Both boards'],
        },
        { title: 'Quiet', every: 'WEEK', structure: ['Volume'], recipients: [] },
      ],
    },
  });
  const bolt = await floor.party('Bolt');
  await floor.turnTo('2026-03-02T14:00:00Z');
  await floor.record('desk', ...['A', 'B', 'C', 'D', 'E', 'F'].map(opened));
  await floor.record(
    'desk',
    ended('A', 1),
    ended('B', 5),
    ended('C', 7),
    ended('D', 5, 'CANCELLED'),
    ended('E', 1, 'CANCELLED'),
  );
  const customer = (name: string, id: string) => floor.token({ name, role: 'CUSTOMER', customer: id });
  return {
    floor,
    acme,
    token: await customer('Acme', acme.customer),
    strangers: await customer('Bolt', bolt.customer),
  };
}
