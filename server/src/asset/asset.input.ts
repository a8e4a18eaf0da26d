// What the mutations of assets take.
import { Field, ID, InputType, Int } from 'type-graphql';
import { limits } from '../config.ts';
import { InstantScalar, LocalDateScalar } from '../gate/scalars.ts';
import { AssetDocument } from './asset-document.ts';
import { AssetKindEnum, type AssetKind, type TransferForm } from './asset-enums.ts';

@InputType({ description: 'What an asset is.' })
export abstract class AssetDetailsInput {
  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => AssetKindEnum, { nullable: true, defaultValue: 'PHYSICAL', description: 'What kind of thing it is.' })
  kind?: AssetKind | null;

  @Field(() => String, { nullable: true, description: 'The serial number; absent: none.' })
  serial?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it stands; absent: not said.' })
  location?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last date of its warranty; absent: none.' })
  warrantyUntil?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Every how many months it is inspected, 1 to 1,200; absent: never.',
  })
  inspectEveryMonths?: number | null;

  @Field(() => [AssetDocument], { defaultValue: [], description: 'Its documents, at most 500.' })
  documents!: AssetDocument[];
}

@InputType('AssetFilter', { description: 'Which assets: all fields that are given must hold.' })
export class AssetFilterInput {
  @Field(() => String, {
    nullable: true,
    description: `A part of the reference, the name or the serial number, whatever the case; at most ${String(limits.filterTextChars)} characters.`,
  })
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this customer.' })
  customer?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this service account.' })
  serviceAccount?: string | null;

  @Field(() => AssetKindEnum, { nullable: true, description: 'Only those of this kind.' })
  kind?: AssetKind | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: an agreement in force now would judge its tickets; false: none would.',
  })
  covered?: boolean | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Only those that are to be inspected on this date (UTC) or were to be earlier.',
  })
  inspectionDueBy?: string | null;
}

@InputType('CreateAssetInput', { description: 'A new asset. Tickets that already name it are read anew.' })
export class CreateAssetInput extends AssetDetailsInput {
  @Field(() => ID, { description: 'The service account it belongs to.' })
  serviceAccount!: string;

  @Field(() => String, { description: 'The name by which sources call it; unique.' })
  reference!: string;
}

@InputType('SaveAssetInput', { description: 'What is to hold of an asset; what is absent holds no more.' })
export class SaveAssetInput extends AssetDetailsInput {
  @Field(() => ID, { description: 'The asset.' })
  asset!: string;
}

@InputType({ description: 'Something that was done with an asset.' })
export abstract class AssetActInput {
  @Field(() => ID, { description: 'The asset.' })
  asset!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When; not in the future. Absent: now.' })
  at?: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'What there is to say of it, at most 2,000 characters.' })
  note?: string | null;
}

@InputType('RecordInspectionInput', { description: 'That an asset was inspected.' })
export class RecordInspectionInput extends AssetActInput {
  @Field(() => Boolean, { description: 'Whether it was found to be in order.' })
  passed!: boolean;
}

@InputType('RecordRepairInput', { description: 'That an asset was repaired.' })
export class RecordRepairInput extends AssetActInput {}

@InputType('TransferAssetInput', {
  description: 'That an asset moved to another service account, by sale or exchange.',
})
export class TransferAssetInput extends AssetActInput {
  @Field(() => ID, { description: 'The service account it belongs to from then on.' })
  serviceAccount!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The asset of that account that moves the other way, of an exchange; absent: it was sold.',
  })
  exchangedFor?: string | null;
}

/** How an asset moves. */
export const formOf = ({ exchangedFor }: TransferAssetInput): TransferForm =>
  exchangedFor === null || exchangedFor === undefined ? 'SALE' : 'EXCHANGE';
