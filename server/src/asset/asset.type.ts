// What GraphQL shows of assets.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { NodeType } from '../gate/node.type.ts';
import { InstantScalar, LocalDateScalar } from '../gate/scalars.ts';
import { AssetDocument } from './asset-document.ts';
import {
  AssetActKindEnum,
  AssetKindEnum,
  TransferFormEnum,
  type AssetActKind,
  type AssetKind,
  type TransferForm,
} from './asset-enums.ts';

@ObjectType('Asset', { implements: NodeType, description: 'A resource that the customer contributes.' })
export class AssetType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'The name of the asset in the sources; unique.' })
  reference!: string;

  @Field(() => String, { description: 'What people call the asset.' })
  name!: string;

  @Field(() => AssetKindEnum, { description: 'What kind of thing it is.' })
  kind!: AssetKind;

  @Field(() => String, { nullable: true, description: 'The serial number; null: none.' })
  serial!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it stands; null: not said.' })
  location!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last date of its warranty; null: none.' })
  warrantyUntil!: string | null;

  @Field(() => Int, { nullable: true, description: 'Every how many months it is inspected; null: never.' })
  inspectEveryMonths!: number | null;

  @Field(() => [AssetDocument], { description: 'Its documents.' })
  documents!: readonly AssetDocument[];
}

@ObjectType('AssetAct', { description: 'Something that was done with an asset.' })
export class AssetActType {
  @Field(() => AssetActKindEnum, { description: 'What was done.' })
  kind!: AssetActKind;

  @Field(() => InstantScalar, { description: 'When.' })
  at!: Temporal.Instant;

  @Field(() => String, { nullable: true, description: 'What there was to say of it; null: nothing.' })
  note!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Of an inspection: whether it was in order; else null.' })
  passed!: boolean | null;

  @Field(() => TransferFormEnum, { nullable: true, description: 'Of a transfer: how it moved; else null.' })
  form!: TransferForm | null;

  @Field(() => String, { description: 'Who recorded it, by name.' })
  by!: string;
}

@ObjectType('AssetPayload', { description: 'The answer to the mutations of an asset that is there.' })
export class AssetPayload {
  @Field(() => AssetType, { nullable: true, description: 'The asset; null when refused.' })
  asset!: AssetType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

export const AssetConnection = connectionClass('Asset', () => AssetType);

@ObjectType('CreateAssetPayload', { description: 'The answer to createAsset.' })
export class CreateAssetPayload {
  @Field(() => AssetType, { nullable: true, description: 'The new asset; null when refused.' })
  asset!: AssetType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
