// The floor's Node interface. The type of a node is written in its id, so plain values need no class.
import { Field, ID, InterfaceType } from 'type-graphql';
import { parseNodeId } from './node-id.ts';

@InterfaceType('Node', {
  description: 'Anything with a global id: ask again with `node(id)`.',
  resolveType: (value: { readonly id: string }) => parseNodeId(value.id)?.type,
})
export abstract class NodeType {
  @Field(() => ID, { description: 'The global id, opaque.' })
  id!: string;
}
