// The parts of a report that list things one by one: broken promises, what excuses them, what came to nothing, tickets,
// deliverables, outages. No row names a person, so that a pinned report outlives whoever had a part in it.
import type { FigurePeriod } from '../clock/figure-query.ts';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import type { VoidReason } from '../engine/reading.ts';
import { toNodeId } from '../gate/node-id.ts';
import { drillOf } from '../kpi/figure.present.ts';
import { answerFlow, type WorkFigure } from '../kpi/flow.ts';
import { formatWorkDrill, type FlowCount } from '../kpi/flow-query.ts';
import { servicesOf } from '../objective/read-objective.ts';
import { clauseWords, type Figures, type Table } from './figure-parts.ts';
import {
  count,
  counts,
  drillProof,
  instant,
  instants,
  pageProof,
  texts,
  time,
  times,
  timeWords,
  titled,
  words,
} from './report-cells.ts';
import type { Audience, ReportCell, ReportProof } from './report-content.ts';
import type { ReportAsk } from './report-ask.ts';
import {
  countExcluded,
  loadBroken,
  loadDelivered,
  loadExcused,
  loadToldOutages,
  sumToldOutages,
  type BrokenPromise,
  type ClockOfTicket,
  type CountedClocks,
} from './report-facts.store.ts';

export interface PartOf {
  readonly ask: ReportAsk;
  readonly audience: Audience;
  readonly figures: Figures;
  readonly now: Temporal.Instant;
}

const countedIn = ({ agreement, period }: ReportAsk): CountedClocks => ({
  ...{ agreement: agreement.id, from: period.from.toString(), until: period.until.toString() },
});
const stretchOf = ({ period }: ReportAsk) => ({
  fromMs: period.fromAt.epochMilliseconds,
  untilMs: period.untilAt.epochMilliseconds,
});

/** A ticket with the clock that is spoken of. To a customer a ticket that is another one's by now has no name. */
function ticketCell(of: ClockOfTicket, { ask, audience }: PartOf): ReportCell {
  const { source, reference, measure, cycle } = of;
  if (audience === 'FLOOR') {
    const path = `/tickets/${encodeURIComponent(source)}/${encodeURIComponent(reference)}`;
    return words(reference, pageProof(path, toNodeId('Clock', of.clock)));
  }
  if (ask.agreement.kind !== 'SLA') return words(reference);
  return of.customer !== null && of.customer === ask.agreement.customer
    ? words(reference, { kind: 'OWN', ticket: of.portalId, measure, cycle })
    : words(null);
}

const proofOf = (cell: ReportCell): ReportProof | null => cell.proof ?? null;

const outcomeWords: Readonly<Partial<Record<string, string>>> = { WAIVED: 'waived', DISPUTED: 'disputed' };

function causeOf({ byReclassification, phase }: BrokenPromise): string {
  if (byReclassification) return 'A change of the ticket made the promise one that was over';
  return phase === 'STOPPED' ? 'Done late' : 'Not done yet';
}

/** At most so many rows of a list. */
const most = limits.reportRows;
const more = (found: number, all: number, what: string): string | null =>
  found < all ? `The first ${String(found)} of ${String(all)} ${what}.` : null;

export async function breachesPart(tx: Tx, of: PartOf): Promise<Table> {
  const { ask, audience, figures } = of;
  const isFloor = audience === 'FLOOR';
  const { promise } = figures.answer.total;
  const all = promise.missed + promise.waived + promise.disputed;
  const broken = await loadBroken(tx, countedIn(ask), most);
  const rows = broken.map((each) => {
    const ticket = ticketCell(each, of);
    const clause = each.clause === null ? undefined : figures.clauses.get(each.clause);
    const proof = proofOf(ticket);
    return [
      ticket,
      words(clauseWords(clause, ask.versions)),
      instant(each.brokenMs, ask.version.timeZone, proof),
      // What still runs is late by more with every moment.
      each.lateMs === null ? words('still open', proof) : time(each.lateMs, proof),
      words(causeOf(each)),
      words(outcomeWords[each.outcome] ?? 'counts'),
      ...(isFloor ? [words(each.team)] : []),
    ];
  });
  return {
    note: more(rows.length, all, 'broken promises; the figures lead to all of them'),
    columns: [
      ...texts('Ticket', 'Promise'),
      ...instants('Broken'),
      ...times('Late by'),
      ...texts('Cause', 'Counts'),
      ...(isFloor ? texts('Held by') : []),
    ],
    rows,
  };
}

const stateWords = { WAIVED: 'waived', DISPUTED: 'disputed', REJECTED: 'refused: it counts' } as const;

export async function excusesPart(tx: Tx, of: PartOf): Promise<Table> {
  const isFloor = of.audience === 'FLOOR';
  const zone = of.ask.version.timeZone;
  const found = await loadExcused(tx, countedIn(of.ask), most);
  const rows = found.map((each) => {
    const ticket = ticketCell(each, of);
    const proof = proofOf(ticket);
    return [
      ticket,
      words(titled(each.measure)),
      words(stateWords[each.state]),
      instant(each.raisedMs, zone, proof),
      instant(each.decidedMs, zone, proof),
      ...(isFloor ? [words(each.reason), words(each.evidence)] : []),
    ];
  });
  return {
    note: more(rows.length, found[0]?.all ?? 0, 'waivers and disputes'),
    columns: [
      ...texts('Ticket', 'Measure', 'State'),
      ...instants('Raised', 'Decided'),
      ...(isFloor ? texts('Why', 'Evidence') : []),
    ],
    rows,
  };
}

const reasonWords: Readonly<Record<VoidReason, string>> = {
  NO_CLAUSE: 'No promise speaks of it any more',
  UNANSWERED: 'Ended by its end alone, without an answer',
  TRANSFERRED: 'Carried on in another ticket',
  CANCELLED: 'Cancelled',
  RETRACTED: 'What began it was taken back',
  BY_MEASURE: 'By the rule of its measure',
};

/** Why clocks ended without a result. What cut one short can tell of its target: the counterpart reads the sum. */
export async function exclusionsPart(tx: Tx, of: PartOf): Promise<Table> {
  const { promise } = of.figures.answer.total;
  const columns = [...texts('Why there is no result'), ...counts('Clocks')];
  if (of.audience === 'COUNTERPART') {
    const rows = promise.excluded === 0 ? [] : [[words('All reasons'), count(promise.excluded)]];
    return { note: null, columns, rows };
  }
  const rows = (await countExcluded(tx, countedIn(of.ask))).map(({ reason, count: many }) => [
    words(reason === null ? 'Cut short after its target was missed' : reasonWords[reason]),
    count(many),
  ]);
  const all = [words('All reasons'), count(promise.excluded, drillProof(drillOf(promise, 'EXCLUDED')))];
  return { note: null, columns, rows: rows.length === 0 ? [] : [...rows, all] };
}

const severityOrder = ['URGENT', 'HIGH', 'NORMAL', 'LOW', ''];

/** Tickets that the agreement judges, as work: the very numbers that `flow` answers, asked in the same way. */
export async function volumePart(tx: Tx, { ask, audience }: PartOf): Promise<Table> {
  const query = { only: {}, except: [], versions: ask.versions.map(({ id }) => id) };
  const period: FigurePeriod = { kind: 'INSTANTS', ...stretchOf(ask) };
  const flow = await answerFlow(tx, { query, period, by: ['severity'], step: null, first: most, sources: null });
  const rowOf = (name: string, { query: asked, counts: { turns, after } }: WorkFigure): ReportCell[] => {
    const proof = (work: FlowCount): ReportProof | null => {
      const drill = formatWorkDrill({ flow: asked, period, count: work });
      return audience === 'FLOOR' ? pageProof(`/flow/turns?drill=${encodeURIComponent(drill)}`) : null;
    };
    return [
      words(name),
      count(turns.OPENED, proof('OPENED')),
      count(turns.RESOLVED, proof('RESOLVED')),
      count(after, proof('BACKLOG')),
    ];
  };
  const rows = flow.groups
    .map(({ group, figure }) => ({ severity: group?.[0] ?? '', figure }))
    .sort((a, b) => severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity))
    .map(({ severity, figure }) => rowOf(severity === '' ? 'Of no severity' : titled(severity), figure));
  const limited = ask.sections.workload.map(
    ({ what, most: agreed, period: every }) => `Agreed: at most ${String(agreed)} ${what} a ${every.toLowerCase()}.`,
  );
  return {
    note: limited.length === 0 ? null : limited.join(' '),
    columns: [...texts('Tickets'), ...counts('Opened', 'Resolved', 'Open at the end')],
    rows: rows.length === 0 ? [] : [...rows, rowOf('All', flow.total)],
  };
}

export async function deliverablesPart(tx: Tx, { ask, audience }: PartOf): Promise<Table> {
  const { number } = ask.agreement;
  const found = await loadDelivered(tx, { agreement: ask.agreement.id, ...stretchOf(ask) });
  const path = `/deliverables?${new URLSearchParams({ text: number, from: ask.period.from.toString() }).toString()}`;
  const proof = audience === 'FLOOR' ? pageProof(path) : null;
  return {
    note: 'Each occurrence counts on the day it is due.',
    columns: [
      ...texts('Number', 'What is owed'),
      ...counts('Delivered', 'Late', 'Missed', 'Waived', 'Disputed', 'Open'),
    ],
    rows: found.map(({ number: place, title, delivered, late, missed, waived, disputed, open }) => [
      words(place),
      words(title),
      ...[delivered, late, missed, waived, disputed, open].map((many) => count(many, proof)),
    ]),
  };
}

export async function servicePart(tx: Tx, { ask, audience, now }: PartOf): Promise<Table> {
  const isFloor = audience === 'FLOOR';
  const services = await servicesOf(tx, { ...ask, objective: { service: null } });
  const stretch = stretchOf(ask);
  const found = await loadToldOutages(tx, { services, ...stretch, limit: most });
  const zone = ask.version.timeZone;
  const rows = found.map(({ id, service, kind, fromMs, untilMs, reason }) => {
    const proof = isFloor
      ? pageProof(`/agreements/${encodeURIComponent(ask.agreement.number)}`, toNodeId('Outage', id))
      : null;
    const end = Math.min(untilMs ?? now.epochMilliseconds, stretch.untilMs);
    return [
      words(service),
      words(titled(kind)),
      instant(fromMs, zone, proof),
      untilMs === null ? words('it lasts') : instant(untilMs, zone, proof),
      time(Math.max(0, end - Math.max(fromMs, stretch.fromMs)), proof),
      ...(isFloor ? [words(reason)] : []),
    ];
  });
  const all = await sumToldOutages(tx, { services, ...stretch, nowMs: now.epochMilliseconds });
  const lasted = (kind: 'OUTAGE' | 'MAINTENANCE'): string => timeWords(all.get(kind)?.withinMs ?? 0);
  const many = [...all.values()].reduce((sum, { count: each }) => sum + each, 0);
  const none =
    services.length === 0 ? 'The agreement names no service by its reference: nothing can be measured.' : null;
  const total = `Within the period: outages ${lasted('OUTAGE')}, maintenance ${lasted('MAINTENANCE')}.`;
  const cut = more(rows.length, many, 'outages and maintenance; the total is of all');
  return {
    note: none ?? (rows.length === 0 ? null : cut === null ? total : `${total} ${cut}`),
    columns:
      none !== null
        ? []
        : [
            ...texts('Service', 'Kind'),
            ...instants('From', 'Until'),
            ...times('Within the period'),
            ...(isFloor ? texts('Reason') : []),
          ],
    rows,
  };
}
