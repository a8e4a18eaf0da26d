// What groups of figures are called: their global ids and names for people.
import type { Axis } from '../clock/figure-query.ts';
import type { Tx } from '../db/orm.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { AxisName } from './attainment.input.ts';
import type { FigureKeyType } from './attainment.type.ts';
import { loadLabels } from './label.store.ts';

const nodeTypes: Partial<Readonly<Record<Axis, string>>> = {
  ...{ customer: 'Customer', serviceAccount: 'ServiceAccount', service: 'Service' },
  ...{ agreement: 'Agreement', clause: 'Clause' },
};

/** Names the keys of these groups, asked for once. */
export async function figureKeys(
  tx: Tx,
  {
    by,
    names,
    keys: all,
  }: {
    readonly by: readonly Axis[];
    readonly names: readonly AxisName[];
    readonly keys: readonly (readonly string[])[];
  },
): Promise<(group: readonly string[]) => FigureKeyType[]> {
  const labels = await Promise.all(
    by.map((axis, place) => loadLabels(tx, axis, [...new Set(all.map((keys) => keys[place] ?? ''))])),
  );
  return (group) =>
    group.flatMap((key, place) => {
      const [axis, name] = [by[place], names[place]];
      if (axis === undefined || name === undefined) return [];
      const type = nodeTypes[axis];
      const label = key === '' ? null : (labels[place]?.get(key) ?? null);
      return [{ axis: name, key: key === '' ? null : type ? toNodeId(type, key) : key, label }];
    });
}
