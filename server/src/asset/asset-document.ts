// A document that belongs to an asset: what was written is what is read.
import { Field, InputType, ObjectType } from 'type-graphql';

@ObjectType('AssetDocument', { description: 'A document that belongs to an asset.' })
@InputType('AssetDocumentInput', { description: 'A document that belongs to an asset.' })
export class AssetDocument {
  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'Where it can be read.' })
  location!: string;
}
