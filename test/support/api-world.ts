// A small world made through the API alone, with the names of the seed schema: a customer with two accounts, services, an
// asset, schedules, and what is needed to draft an agreement.
import type { TestServer } from './server.ts';

export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
}

export interface ApiWorld {
  readonly customer: string;
  readonly other: string;
  /** Of `customer`, reference ACC-4. */
  readonly account: string;
  /** Of `customer`, reference ACC-9. */
  readonly secondAccount: string;
  /** Of `other`, reference ACC-7. */
  readonly foreignAccount: string;
  readonly service: string;
  /** Round the clock, PRIME, UTC. */
  readonly always: string;
  /** Mon–Fri 09–17 PRIME in Europe/Berlin. */
  readonly office: string;
}

/** What a mutation made, under its own name, beside `userErrors`. */
type Payload = Readonly<Record<string, { readonly id?: string } | null>>;

/** The id of what a mutation made. @throws Error when it was refused */
async function made(
  server: TestServer,
  mutation: string,
  field: string,
  input: Record<string, unknown>,
): Promise<string> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const document = `mutation ($input: ${type}) { ${mutation}(input: $input) { ${field} { id } userErrors { code message path } } }`;
  const data = await server.ask<Record<string, Payload>>(document, { input });
  const id = data[mutation]?.[field]?.id;
  if (id === undefined) throw new Error(`${mutation} was refused: ${JSON.stringify(data[mutation])}`);
  return id;
}

const allDay = [{ from: '00:00', to: '24:00' }];
const officeDay = [{ from: '09:00', to: '17:00' }];

export async function makeApiWorld(server: TestServer): Promise<ApiWorld> {
  const customer = await made(server, 'createCustomer', 'customer', { name: 'Acme' });
  const other = await made(server, 'createCustomer', 'customer', { name: 'Other' });
  const account = (owner: string, reference: string): Promise<string> =>
    made(server, 'createServiceAccount', 'serviceAccount', {
      customer: owner,
      reference,
      name: `Account ${reference}`,
    });
  const first = await account(customer, 'ACC-4');
  const second = await account(customer, 'ACC-9');
  const foreign = await account(other, 'ACC-7');
  const service = await made(server, 'createService', 'service', { reference: 'MAIL', name: 'Mail' });
  const always = await made(server, 'createCoverageSchedule', 'schedule', {
    name: 'Always',
    schedule: {
      timeZone: 'UTC',
      periods: [
        {
          period: 'PRIME',
          weekly: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
          onHoliday: 'AS_USUAL',
        },
      ],
    },
  });
  const office = await made(server, 'createCoverageSchedule', 'schedule', {
    name: 'Office',
    schedule: {
      timeZone: 'Europe/Berlin',
      periods: [
        { period: 'PRIME', weekly: { mon: officeDay, tue: officeDay, wed: officeDay, thu: officeDay, fri: officeDay } },
      ],
    },
  });
  return { customer, other, account: first, secondAccount: second, foreignAccount: foreign, service, always, office };
}

export interface AgreementAnswer {
  readonly agreement: { readonly id: string; readonly number: string } | null;
  readonly version: {
    readonly id: string;
    readonly version: number;
    readonly status: string;
    readonly from: string;
    readonly until: string | null;
  } | null;
  readonly userErrors: readonly UserError[];
}

const shown = '{ agreement { id number } version { id version status from until } userErrors { code message path } }';

export async function draft(server: TestServer, input: Record<string, unknown>): Promise<AgreementAnswer> {
  const document = `mutation ($input: DraftAgreementInput!) { draftAgreement(input: $input) ${shown} }`;
  return (await server.ask<{ draftAgreement: AgreementAnswer }>(document, { input })).draftAgreement;
}

export async function activate(server: TestServer, version: string): Promise<AgreementAnswer> {
  const document = `mutation ($input: ActivateAgreementInput!) { activateAgreement(input: $input) ${shown} }`;
  return (await server.ask<{ activateAgreement: AgreementAnswer }>(document, { input: { version } })).activateAgreement;
}

/** Drafts and activates. @throws Error when one of the two is refused */
export async function agree(server: TestServer, input: Record<string, unknown>): Promise<AgreementAnswer> {
  const drafted = await draft(server, input);
  if (drafted.version === null) throw new Error(`The draft was refused: ${JSON.stringify(drafted.userErrors)}`);
  const activated = await activate(server, drafted.version.id);
  if (activated.version === null)
    throw new Error(`The activation was refused: ${JSON.stringify(activated.userErrors)}`);
  return activated;
}

export interface EventAnswer {
  readonly recorded: number;
  readonly repeated: number;
  readonly refused: number;
  readonly results: readonly {
    readonly index: number;
    readonly outcome: string;
    readonly event: { readonly id: string; readonly eventId: string; readonly actor: string } | null;
    readonly ticket: { readonly reference: string; readonly uncovered: boolean } | null;
    readonly userError: UserError | null;
  }[];
  readonly userErrors: readonly UserError[];
}

export async function record(server: TestServer, input: Record<string, unknown>, token?: string): Promise<EventAnswer> {
  const document = `mutation ($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) {
    recorded repeated refused userErrors { code message path }
    results { index outcome userError { code message path } event { id eventId actor } ticket { reference uncovered } } } }`;
  return (await server.ask<{ recordTicketEvents: EventAnswer }>(document, { input }, token)).recordTicketEvents;
}
