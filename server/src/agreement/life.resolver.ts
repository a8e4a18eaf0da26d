// The doors of the life of agreements: may, act, present. Activation wakes tickets, so it stands in runtime/.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import type { Tx } from '../db/orm.ts';
import type { Context } from '../gate/context.ts';
import { codedError, refusable } from '../gate/errors.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { require } from '../gate/may.ts';
import { filterId, toNodeId } from '../gate/node-id.ts';
import {
  answerAgreementComment,
  commentOnAgreement,
  returnAgreement,
  signAgreement,
  submitAgreement,
  terminateAgreement,
  type ActedOn,
} from './agreement-life.ts';
import { agreementOf, agreementVersionOf, versionsLoader } from './agreement.loader.ts';
import { ImportAgreementInput } from './agreement.input.ts';
import type { AgreementVersionValue } from './agreement.present.ts';
import { AgreementPayload, AgreementVersionType } from './agreement.type.ts';
import { differencesOf } from './differences.ts';
import { importAgreement } from './import.ts';
import { loadDocuments, textOf, type AgreementDocument } from './document.ts';
import {
  loadActs,
  loadComments,
  loadSignatures,
  type ActRow,
  type CommentRow,
  type SignatureRow,
} from './life.store.ts';
import {
  AgreementActType,
  AgreementCommentType,
  AgreementDifferenceType,
  AgreementSignatureType,
  AnswerAgreementCommentInput,
  CommentOnAgreementInput,
  ReturnAgreementInput,
  SignAgreementInput,
  SubmitAgreementInput,
  TerminateAgreementInput,
} from './life.type.ts';

type Act<I> = (tx: Tx, of: { readonly input: I; readonly by: string }, now: Temporal.Instant) => Promise<ActedOn>;

async function done<I>(context: Context, input: I, act: Act<I>): Promise<AgreementPayload> {
  require(context.viewer, 'editAgreements');
  return refusable<AgreementPayload>(
    async () => {
      const by = context.viewer.principal;
      const { agreement, version } = await context.write((tx, now) => act(tx, { input, by }, now));
      return {
        agreement: await agreementOf(context, agreement),
        version: await agreementVersionOf(context, version),
        warnings: [],
        userErrors: [],
      };
    },
    (userErrors) => ({ agreement: null, version: null, warnings: [], userErrors }),
  );
}

@Resolver()
export class AgreementLifeResolver {
  @Mutation(() => AgreementPayload, {
    description:
      'Drafts an exported agreement: a copy of another installation, or of another number. Administrators and managers.',
  })
  importAgreement(
    @Arg('input', () => ImportAgreementInput, { description: 'The document.' }) input: ImportAgreementInput,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<AgreementPayload> {
    return done(context, input, (tx, of, now) => importAgreement(tx, { ...of, schema }, now));
  }

  @Mutation(() => AgreementPayload, {
    description:
      'Gives a draft to the parties to read and sign. It names who both sides are. Administrators and managers.',
  })
  submitAgreement(
    @Arg('input', () => SubmitAgreementInput, { description: 'The draft.' }) input: SubmitAgreementInput,
    @Ctx() context: Context,
  ): Promise<AgreementPayload> {
    return done(context, input, submitAgreement);
  }

  @Mutation(() => AgreementPayload, {
    description:
      'Takes a version in review back to be written anew; its signatures are void. Administrators and managers.',
  })
  returnAgreement(
    @Arg('input', () => ReturnAgreementInput, { description: 'The version, and why.' }) input: ReturnAgreementInput,
    @Ctx() context: Context,
  ): Promise<AgreementPayload> {
    return done(context, input, returnAgreement);
  }

  @Mutation(() => AgreementPayload, {
    description:
      'Records that a side signed a version in review; when both have, it is agreed. Administrators and managers.',
  })
  signAgreement(
    @Arg('input', () => SignAgreementInput, { description: 'Who signed what.' }) input: SignAgreementInput,
    @Ctx() context: Context,
  ): Promise<AgreementPayload> {
    return done(context, input, signAgreement);
  }

  @Mutation(() => AgreementPayload, {
    description:
      'Ends an agreed or active version early. Tickets that opened in its term stay under it. Administrators and managers.',
  })
  terminateAgreement(
    @Arg('input', () => TerminateAgreementInput, { description: 'What ends, when and why.' })
    input: TerminateAgreementInput,
    @Ctx() context: Context,
  ): Promise<AgreementPayload> {
    return done(context, input, terminateAgreement);
  }

  @Mutation(() => AgreementPayload, {
    description: 'Records what a side says of a version that is not agreed yet. Administrators and managers.',
  })
  commentOnAgreement(
    @Arg('input', () => CommentOnAgreementInput, { description: 'The comment.' }) input: CommentOnAgreementInput,
    @Ctx() context: Context,
  ): Promise<AgreementPayload> {
    return done(context, input, commentOnAgreement);
  }

  @Mutation(() => AgreementPayload, {
    description: 'Answers a comment once, and says whether it is taken up. Administrators and managers.',
  })
  answerAgreementComment(
    @Arg('input', () => AnswerAgreementCommentInput, { description: 'The answer.' }) input: AnswerAgreementCommentInput,
    @Ctx() context: Context,
  ): Promise<AgreementPayload> {
    return done(context, input, answerAgreementComment);
  }
}

/** By version. */
const actLoader: LoaderSpec<number, readonly ActRow[]> = { load: loadActs };
const signatureLoader: LoaderSpec<number, readonly SignatureRow[]> = { load: loadSignatures };
const commentLoader: LoaderSpec<number, readonly CommentRow[]> = { load: loadComments };

const documentLoader: LoaderSpec<number, AgreementDocument> = { load: loadDocuments };

async function documentOf(context: Context, version: number): Promise<AgreementDocument> {
  const document = await context.loaders.one(documentLoader, version);
  if (document === null) throw new Error(`Agreement version ${String(version)} has no document`);
  return document;
}

@Resolver(() => AgreementVersionType)
export class AgreementVersionLifeResolver {
  @FieldResolver(() => [AgreementActType], { description: 'What was done with it, the first act first.' })
  async history(@Root() { row }: AgreementVersionValue, @Ctx() context: Context): Promise<readonly AgreementActType[]> {
    return (await context.loaders.one(actLoader, row.id)) ?? [];
  }

  @FieldResolver(() => [AgreementSignatureType], { description: 'Who signed it.' })
  async signatures(
    @Root() { row }: AgreementVersionValue,
    @Ctx() context: Context,
  ): Promise<readonly AgreementSignatureType[]> {
    return (await context.loaders.one(signatureLoader, row.id)) ?? [];
  }

  @FieldResolver(() => [AgreementCommentType], { description: 'What was said of it before it was agreed.' })
  async comments(
    @Root() { row }: AgreementVersionValue,
    @Ctx() context: Context,
  ): Promise<readonly AgreementCommentType[]> {
    const comments = (await context.loaders.one(commentLoader, row.id)) ?? [];
    return comments.map((comment) => ({ ...comment, id: toNodeId('AgreementComment', comment.id) }));
  }

  @FieldResolver(() => String, {
    description: 'The document that both sides sign, as JSON: all it says but what is private to the floor.',
  })
  async document(@Root() { row }: AgreementVersionValue, @Ctx() context: Context): Promise<string> {
    return textOf((await documentOf(context, row.id)).shared);
  }

  @FieldResolver(() => String, {
    description: 'All it says, targets included, as JSON: what importAgreement takes.',
  })
  async exported(@Root() { row }: AgreementVersionValue, @Ctx() context: Context): Promise<string> {
    return textOf((await documentOf(context, row.id)).whole);
  }

  @FieldResolver(() => String, {
    description:
      'The SHA-256 of `document`, as 64 hexadecimal digits: what is signed. Once a name in it was erased, of the document ' +
      'as it was when it was given to be signed.',
  })
  async documentHash(@Root() { row }: AgreementVersionValue, @Ctx() context: Context): Promise<string> {
    return (await documentOf(context, row.id)).hash;
  }

  @FieldResolver(() => Boolean, {
    description:
      'True when names in it were erased after it was given to be signed: `documentHash` is older than `document`.',
  })
  namesErased(@Root() { row }: AgreementVersionValue): boolean {
    return row.documentHash !== null;
  }

  @FieldResolver(() => [AgreementDifferenceType], {
    description: 'What it says otherwise than another version of its agreement, clauses first.',
  })
  async differences(
    @Root() { row }: AgreementVersionValue,
    @Arg('since', () => ID, { nullable: true, description: 'The other version; absent: the one before.' })
    since: string | null,
    @Ctx() context: Context,
  ): Promise<readonly AgreementDifferenceType[]> {
    const versions = (await context.loaders.one(versionsLoader, row.agreement)) ?? [];
    const id = filterId('AgreementVersion', since);
    const other = versions.findLast((each) => (id === null ? each.version < row.version : each.id === id));
    if (other === undefined && id !== null)
      throw codedError('NOT_FOUND', 'since: The agreement has no version of this id.');
    if (other === undefined) return [];
    return differencesOf((await documentOf(context, other.id)).whole, (await documentOf(context, row.id)).whole);
  }
}
