import type { JsonValue } from '../../../sot/documents/json-value.ts';
import type { YamlDocument } from '../../../sot/documents/yaml.ts';
import { asText } from '../../../sot/schema/spelling.ts';
import type { KindFinding } from '../../kind.ts';
import { type Action, idOf, wrong } from './action.ts';

/** What is left of a disk or a volume group when an action takes the rest: nothing, or the inside of an extended partition. */
interface Full {
  readonly by: string;
  readonly isExtended: boolean;
}

/** Sizes that are no size of a partition, and a partition below one that takes the rest of its disk. */
export function sizeFindings(document: YamlDocument, actions: readonly Action[]): readonly KindFinding[] {
  const full = new Map<JsonValue, Full>();
  return actions.flatMap((action): readonly KindFinding[] => {
    const { type, size, device, volgroup, flag } = action.fields;
    if (type !== 'partition' && type !== 'lvm_partition') return [];
    const path = [...action.at, 'size'];
    if (typeof size === 'number' && (size < -1 || size === 0))
      return [wrong(document, path, `expected a size, or -1 for the rest, found ${size}`)];
    if (typeof size === 'string' && Number(/^(\d+)%$/.exec(size)?.[1] ?? 0) > 100)
      return [wrong(document, path, `expected at most \`100%\`, found \`${size}\``)];
    const holder = (type === 'partition' ? device : volgroup) ?? null;
    const before = full.get(holder);
    if (before !== undefined && !(before.isExtended && flag === 'logical')) {
      const message = `nothing is left of \`${asText(holder)}\`: \`${before.by}\` above takes the rest of it`;
      return [wrong(document, path, message)];
    }
    if (size === -1) full.set(holder, { by: idOf(action) ?? 'a partition', isExtended: flag === 'extended' });
    return [];
  });
}
