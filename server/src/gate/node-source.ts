// How `node(id)` finds things: each slice says for its types how to load one, with the same access check as every
// other path. Hidden and absent are both null.
import type { Context } from './context.ts';
import type { NodeId } from './node-id.ts';

export interface NodeSource {
  readonly type: string;
  load(context: Context, nodeId: NodeId): Promise<object | null>;
}
