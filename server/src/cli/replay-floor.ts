// What a replay asks of the floor, in the floor's own language: terms and a board, then the events.
import { toNodeId } from '../gate/node-id.ts';
import { triedClauses, triedSchedule } from '../connect/default-terms.ts';
import type { NewEvent } from '../ticket/new-event.ts';
import { FloorRefused } from './floor-client.ts';
import type { FloorClient } from './floor-client.ts';

interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

/** What a mutation answered; its refusals become an error. */
async function mutate<T extends Payload>(client: FloorClient, document: string, input: object): Promise<T> {
  const { payload } = await client.ask<{ payload: T }>(document, { input });
  if (payload.userErrors.length > 0)
    throw new FloorRefused(payload.userErrors.map(({ code, message }) => `${code}: ${message}`).join('; '));
  return payload;
}

const errors = 'userErrors { code message }';
const createSchedule = `mutation ($input: CreateCoverageScheduleInput!) { payload: createCoverageSchedule(input: $input) { schedule { id } ${errors} } }`;
const draft = `mutation ($input: DraftAgreementInput!) { payload: draftAgreement(input: $input) { version { id } ${errors} } }`;
const activate = `mutation ($input: ActivateAgreementInput!) { payload: activateAgreement(input: $input) { version { id } ${errors} } }`;
const createBoard = `mutation ($input: CreateBoardInput!) { payload: createBoard(input: $input) { board { id } ${errors} } }`;
const createToken = `mutation ($input: CreateApiTokenInput!) { payload: createApiToken(input: $input) { token ${errors} } }`;
const recordEvents = `mutation ($input: RecordTicketEventsInput!) {
  payload: recordTicketEvents(input: $input) { refused results { outcome userError { code message } } ${errors} }
}`;

const agreementNumber = 'REPLAY-1';

/** Makes a schedule, an agreement in force since well before `from`, and a board with a token that opens it. */
export async function agreeOnTerms(
  client: FloorClient,
  { customer, zone, from }: { readonly customer: number; readonly zone: string; readonly from: Temporal.Instant },
): Promise<{ agreement: string; board: string; token: string | null }> {
  const { schedule } = await mutate<Payload & { schedule: { id: string } }>(client, createSchedule, {
    name: 'Office hours of the log',
    schedule: triedSchedule(zone),
  });
  const { version } = await mutate<Payload & { version: { id: string } }>(client, draft, {
    number: agreementNumber,
    customer: toNodeId('Customer', customer),
    schedule: schedule.id,
    // Tickets that were opened before the clock starts are judged as well.
    from: from.toZonedDateTimeISO(zone).toPlainDate().subtract({ years: 5 }).toString(),
    clauses: triedClauses,
  });
  await mutate(client, activate, { version: version.id });
  const { board } = await mutate<Payload & { board: { id: string } }>(client, createBoard, { name: 'Replay' });
  // A session would be over after thirty of the clock's days, which pass in an hour or so; a token stays.
  const wall = { name: 'Replay wall', role: 'BOARD', board: board.id };
  const { token } = await mutate<Payload & { token: string | null }>(client, createToken, wall);
  return { agreement: agreementNumber, board: board.id, token };
}

/** Records events as an integration would. @throws FloorRefused naming the first event that was not taken */
export async function recordThrough(client: FloorClient, source: string, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const { refused, results } = await mutate<
    Payload & { refused: number; results: { userError: { code: string; message: string } | null }[] }
  >(client, recordEvents, { source, events: events.map(toInput) });
  if (refused === 0) return;
  const first = results.find(({ userError }) => userError !== null)?.userError;
  throw new FloorRefused(
    `${String(refused)} events were refused, the first with ${first?.code ?? ''}: ${first?.message ?? ''}`,
  );
}

/** What an event says; what it does not say is left out. */
function toInput({ index: _index, at, promisedAt, ...said }: NewEvent): object {
  const fields = Object.entries(said).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(fields),
    at: at.toString(),
    ...(promisedAt === null ? {} : { promisedAt: promisedAt.toString() }),
  };
}
