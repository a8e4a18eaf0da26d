// The doors of reports: what was issued, what a report says so far, and issuing one before it issues itself.
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { agreementOf, agreementVersionOf } from '../agreement/agreement.loader.ts';
import type { AgreementValue } from '../agreement/agreement.present.ts';
import { AgreementType, AgreementVersionType } from '../agreement/agreement.type.ts';
import type { Tx } from '../db/orm.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { filterId, idOf } from '../gate/node-id.ts';
import { LocalDateScalar } from '../gate/scalars.ts';
import { searchWords } from '../gate/text.ts';
import { readDay } from '../objective/objectives-of.ts';
import { issueReport, readBoth } from './issue-report.ts';
import { readReport } from './read-report.ts';
import { resolveRecipients, type Recipient } from './recipients.ts';
import { loadReportedAgreement, reportsOn, type ReportAsk } from './report-ask.ts';
import { differencesOf, type ReportContent } from './report-content.ts';
import {
  contentLoader,
  deliveriesLoader,
  presentContent,
  presentDelivery,
  presentReport,
  reportOf,
  toldLoader,
  type ReportValue,
} from './report.present.ts';
import {
  countReports,
  findIssued,
  loadDeliveries,
  loadReportPage,
  type DeliveryRow,
  type IssuedReport,
} from './report.store.ts';
import {
  IssueReportInput,
  IssueReportPayload,
  ReportConnection,
  ReportContentType,
  ReportDeliveryType,
  ReportDifferenceType,
  ReportFilterInput,
  ReportType,
} from './report.type.ts';

/** The report that an input means. @throws Refused NOT_FOUND, INVALID by name */
async function askOf(tx: Tx, { agreement, title, on }: IssueReportInput, now: Temporal.Instant): Promise<ReportAsk> {
  const id = idOf('Agreement', agreement);
  const reported = id === null ? null : await loadReportedAgreement(tx, id);
  if (reported === null) return refuse('NOT_FOUND', 'No agreement has this id.', ['agreement']);
  const owed = reportsOn(reported, { on: Temporal.PlainDate.from(on), now });
  const ask = owed.find(({ report }) => report.title === title);
  if (ask !== undefined) return ask;
  const titles = owed.map(({ report }) => `"${report.title}"`).join(', ') || 'none';
  return refuse('NOT_FOUND', `${reported.agreement.number} owes on ${on}: ${titles}; "${title}" is asked for.`, [
    'title',
  ]);
}

const recipientRow = ({ recipient, audience, refused }: Recipient): Omit<DeliveryRow, 'report'> => ({
  ...{ recipient, audience, to: null, failure: refused, sentMs: null },
  state: refused === null ? 'PENDING' : 'REFUSED',
});

const presentDeliveries = (
  rows: readonly Omit<DeliveryRow, 'report'>[],
  { services: { config } }: Context,
): ReportDeliveryType[] => rows.map((row) => presentDelivery(row, config.mail !== null));

const keyOf = ({ agreement, report: { title, every }, period }: ReportAsk) => ({
  ...{ agreement: agreement.id, title, kind: every, from: period.from.toString() },
});

@Resolver(() => ReportType)
export class ReportResolver {
  @Query(() => ReportConnection, { description: 'Reports that were issued, the latest first.' })
  reports(
    @Arg('filter', () => ReportFilterInput, { nullable: true, description: 'Only those that it wants.' })
    filter: ReportFilterInput | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<ReportType>> {
    require(context.viewer, 'read');
    const query = {
      agreement: filterId('Agreement', filter?.agreement),
      customer: filterId('Customer', filter?.customer),
      text: searchWords(filter?.text),
    };
    return listPage(
      { first, after },
      {
        keyOf: (row: IssuedReport) => [row.issuedAt.epochMilliseconds, row.id],
        load: async (wanted) => loadReportPage(await context.read(), query, wanted),
        count: async () => countReports(await context.read(), query),
        present: presentReport,
      },
    );
  }

  @Query(() => ReportType, { nullable: true, description: 'The report of this id; null when there is none.' })
  report(
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<ReportValue | null> {
    require(context.viewer, 'read');
    const key = idOf('Report', id);
    return key === null ? Promise.resolve(null) : reportOf(context, key);
  }

  @FieldResolver(() => AgreementType, { description: 'The agreement that owes it.' })
  async agreement(@Root() { row }: ReportValue, @Ctx() context: Context): Promise<AgreementType> {
    const agreement = await agreementOf(context, row.agreement);
    if (agreement === null) throw new Error(`Agreement ${String(row.agreement)} went`);
    return agreement;
  }

  @FieldResolver(() => AgreementVersionType, { description: 'The version that says what it holds and who gets it.' })
  async agreementVersion(@Root() { row }: ReportValue, @Ctx() context: Context): Promise<AgreementVersionType> {
    const version = await agreementVersionOf(context, row.version);
    if (version === null) throw new Error(`Agreement version ${String(row.version)} went`);
    return version;
  }

  @FieldResolver(() => ReportContentType, { description: 'What it says, as reported then.' })
  async content(@Root() { row }: ReportValue, @Ctx() context: Context): Promise<ReportContentType> {
    return presentContent(await pinned(context, row.id, contentLoader), row);
  }

  @FieldResolver(() => ReportContentType, {
    description: 'What it says to whom the agreement is with, as reported then: promises alone.',
  })
  async told(@Root() { row }: ReportValue, @Ctx() context: Context): Promise<ReportContentType> {
    return presentContent(await pinned(context, row.id, toldLoader), row);
  }

  @FieldResolver(() => [ReportDeliveryType], {
    description: 'To whom it went, in the order of the agreement; empty: it names no recipients.',
  })
  async deliveries(@Root() { row }: ReportValue, @Ctx() context: Context): Promise<ReportDeliveryType[]> {
    return presentDeliveries((await context.loaders.one(deliveriesLoader, row.id)) ?? [], context);
  }

  @FieldResolver(() => [ReportDifferenceType], { description: 'What is known now and differs from what it says.' })
  async differences(@Root() { row }: ReportValue, @Ctx() context: Context): Promise<ReportDifferenceType[]> {
    const tx = await context.read();
    const now = context.now();
    const reported = await loadReportedAgreement(tx, row.agreement);
    const owed = reported === null ? [] : reportsOn(reported, { on: Temporal.PlainDate.from(row.from), now });
    const ask = owed.find(({ report }) => report.title === row.title && report.every === row.kind);
    if (ask === undefined) return [];
    return differencesOf(
      await pinned(context, row.id, contentLoader),
      await readReport(tx, ask, { audience: 'FLOOR', now }),
    );
  }

  @Mutation(() => IssueReportPayload, {
    description:
      'Issues a report before it issues itself, once for each period that is over, and mails it. Administrators and managers.',
  })
  issueReport(
    @Arg('input', () => IssueReportInput, { description: 'Which.' }) input: IssueReportInput,
    @Ctx() context: Context,
  ): Promise<IssueReportPayload> {
    require(context.viewer, 'editAgreements');
    return refusable<IssueReportPayload>(
      () => issued(context, input),
      (userErrors) => ({ report: null, content: null, deliveries: [], userErrors }),
    );
  }
}

async function pinned(context: Context, id: number, loader: typeof contentLoader): Promise<ReportContent> {
  const content = await context.loaders.one(loader, id);
  if (content === null) throw new Error(`Report ${String(id)} went`);
  return content;
}

async function issued(context: Context, input: IssueReportInput): Promise<IssueReportPayload> {
  const tx = await context.read();
  const now = context.now();
  const ask = await askOf(tx, input, now);
  const { agreement, report, period } = ask;
  if (Temporal.Instant.compare(now, period.untilAt) < 0) {
    const last = period.until.subtract({ days: 1 }).toString();
    return refuse('INVALID', `Expected a period that is over; that of ${input.on} ends with ${last}.`, ['on']);
  }
  const known = await findIssued(tx, keyOf(ask));
  if (known !== null) return refuse('DUPLICATE', `It was issued at ${known.issuedAt.toString()}.`, ['on']);
  const both = await readBoth(tx, ask, now);
  if (input.dryRun === true) {
    const recipients = await resolveRecipients(tx, report.recipients, agreement);
    const deliveries = presentDeliveries(recipients.map(recipientRow), context);
    return { report: null, content: presentContent(both.content, null), deliveries, userErrors: [] };
  }
  const by = context.viewer.principal;
  const id = await context.write((write, at) => issueReport(write, { ask, ...both, by, dueMs: null }, at));
  if (id === null) return refuse('DUPLICATE', 'It was issued at this moment.', ['on']);
  const rows = (await loadDeliveries(await context.read(), [id])).get(id) ?? [];
  const done = await reportOf(context, id);
  return {
    report: done,
    content: presentContent(both.content, done && done.row),
    deliveries: presentDeliveries(rows, context),
    userErrors: [],
  };
}

@Resolver(() => AgreementType)
export class AgreementReportsResolver {
  @FieldResolver(() => [ReportContentType], {
    description:
      'What each report that it owes says of the period of a day, as it is known now; so far, while that runs.',
  })
  async reportsSoFar(
    @Root() { row }: AgreementValue,
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description: "A day of the period, in the agreement's zone; absent: today.",
    })
    on: string | null,
    @Arg('title', () => String, { nullable: true, description: 'Only the one of this title; absent: all.' })
    title: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<ReportContentType[]> {
    require(context.viewer, 'read');
    const tx = await context.read();
    const reported = await loadReportedAgreement(tx, row.id);
    const asks = reported === null ? [] : reportsOn(reported, readDay(on, context.now()));
    const found: ReportContentType[] = [];
    for (const ask of asks)
      if (ask.report.title === (title ?? ask.report.title))
        found.push(
          presentContent(
            await readReport(tx, ask, { audience: 'FLOOR', now: context.now() }),
            await findIssued(tx, keyOf(ask)),
          ),
        );
    return found;
  }
}
