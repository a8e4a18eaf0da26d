// What GraphQL shows of assets.
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { NodeType } from '../gate/node.type.ts';

@ObjectType('Asset', { implements: NodeType, description: 'A resource that the customer contributes.' })
export class AssetType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'The name of the asset in the sources; unique.' })
  reference!: string;

  @Field(() => String, { description: 'What people call the asset.' })
  name!: string;
}

export const AssetConnection = connectionClass('Asset', () => AssetType);

@ObjectType('CreateAssetPayload', { description: 'The answer to createAsset.' })
export class CreateAssetPayload {
  @Field(() => AssetType, { nullable: true, description: 'The new asset; null when refused.' })
  asset!: AssetType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
