// Agreements that the customer's own people read before they are signed, and their comments and proposed wording.
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { commentOnAgreement } from '../agreement/agreement-life.ts';
import { loadDocuments, textOf, type AgreementDocument } from '../agreement/document.ts';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse } from '../gate/errors.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { toNodeId } from '../gate/node-id.ts';
import { parsePortalId, toPortalId } from './portal-id.ts';
import { promisesLoader } from './portal.loader.ts';
import { presentPromise } from './portal.present.ts';
import {
  countInReview,
  findInReview,
  loadInReviewPage,
  loadOwnComments,
  type InReviewRow,
  type OwnCommentRow,
} from './portal-review.store.ts';
import {
  AgreementInReviewConnection,
  AgreementInReviewType,
  PortalCommentInput,
  PortalCommentPayload,
  PortalCommentType,
} from './portal-review.type.ts';
import { PromiseType } from './portal.type.ts';
import { customerOf } from './portal.viewer.ts';

export type InReviewValue = AgreementInReviewType & { readonly versionId: number };

const documentLoader: LoaderSpec<number, AgreementDocument> = { load: loadDocuments };
const commentLoader: LoaderSpec<number, readonly OwnCommentRow[]> = { load: loadOwnComments };

export function presentInReview({ portalId, ...row }: InReviewRow): InReviewValue {
  return { ...row, id: toPortalId({ type: 'PortalAgreementInReview', uuid: portalId, version: row.version }) };
}

/** The version in review of this id. @throws Refused NOT_FOUND, the same for what is absent and what is not theirs */
async function inReviewOf(tx: Tx, customer: number, id: string): Promise<InReviewRow> {
  const portalId = parsePortalId(id);
  const row = portalId?.type === 'PortalAgreementInReview' ? await findInReview(tx, customer, portalId) : null;
  return row ?? refuse('NOT_FOUND', 'No agreement in review has this id.', ['agreement']);
}

@Resolver(() => AgreementInReviewType)
export class AgreementInReviewResolver {
  @Query(() => AgreementInReviewConnection, {
    description: 'Agreements with you that are written and not signed yet, by number.',
  })
  async agreementsInReview(
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<InReviewValue>> {
    const customer = customerOf(context.viewer);
    return listPage(
      { first, after },
      {
        keyOf: (row: InReviewRow) => [row.number, row.version],
        load: async (wanted) => loadInReviewPage(await context.read(), customer, wanted),
        count: async () => countInReview(await context.read(), customer),
        present: presentInReview,
      },
    );
  }

  @Mutation(() => PortalCommentPayload, {
    description: 'Keeps what you say of an agreement in review, and the wording you propose.',
  })
  async commentOnAgreement(
    @Arg('input', () => PortalCommentInput, { description: 'On which, and what.' }) input: PortalCommentInput,
    @Ctx() context: Context,
  ): Promise<PortalCommentPayload> {
    const customer = customerOf(context.viewer);
    const by = context.viewer.principal;
    return refusable<PortalCommentPayload>(
      async () => {
        const row = await context.write(async (tx, now) => {
          const { agreement, ...said } = input;
          const found = await inReviewOf(tx, customer, agreement);
          const version = toNodeId('AgreementVersion', found.versionId);
          await commentOnAgreement(tx, { input: { ...said, version, side: 'CUSTOMER' }, by }, now);
          const comments = (await loadOwnComments(tx, [found.versionId])).get(found.versionId) ?? [];
          const most = limits.itemsPerSection;
          if (comments.length > most)
            refuse('TOO_MANY_COMMENTS', `An agreement in review has at most ${String(most)} comments.`, ['agreement']);
          return found;
        });
        return { agreement: presentInReview(row), userErrors: [] };
      },
      // What the floor calls the version is the agreement here.
      (userErrors) => ({
        agreement: null,
        userErrors: userErrors.map((each) => (each.path?.[0] === 'version' ? { ...each, path: ['agreement'] } : each)),
      }),
    );
  }

  @FieldResolver(() => [PromiseType], { description: 'All promises of this version, in the order of the document.' })
  async promises(@Root() { versionId }: InReviewValue, @Ctx() context: Context): Promise<PromiseType[]> {
    return ((await context.loaders.one(promisesLoader, versionId)) ?? []).map(presentPromise);
  }

  @FieldResolver(() => String, {
    description:
      'All that it says, as the JSON text that both sides sign: parties, services, promises, and every section.',
  })
  async document(@Root() { versionId }: InReviewValue, @Ctx() context: Context): Promise<string> {
    return textOf((await documentOf(context, versionId)).shared);
  }

  @FieldResolver(() => String, { description: 'The SHA-256 of `document`, as 64 hexadecimal digits: what is signed.' })
  async documentHash(@Root() { versionId }: InReviewValue, @Ctx() context: Context): Promise<string> {
    return (await documentOf(context, versionId)).hash;
  }

  @FieldResolver(() => [PortalCommentType], { description: 'What your side said of it, the first comment first.' })
  async comments(@Root() { versionId }: InReviewValue, @Ctx() context: Context): Promise<readonly PortalCommentType[]> {
    return (await context.loaders.one(commentLoader, versionId)) ?? [];
  }
}

async function documentOf(context: Context, version: number): Promise<AgreementDocument> {
  const document = await context.loaders.one(documentLoader, version);
  if (document === null) throw new Error(`Agreement version ${String(version)} has no document`);
  return document;
}
