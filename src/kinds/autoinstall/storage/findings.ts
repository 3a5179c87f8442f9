import type { JsonValue } from '../../../sot/documents/json-value.ts';
import type { YamlDocument } from '../../../sot/documents/yaml.ts';
import type { KindFinding, KindScope } from '../../kind.ts';
import { actionsOf, BASE, isMap, ofKey } from './action.ts';
import { bootFindings } from './boot.ts';
import { layoutFindings } from './layout.ts';
import { raidFindings } from './raid.ts';
import { idFindings, referenceFindings } from './references.ts';
import { sizeFindings } from './sizes.ts';
import { twiceFindings } from './twice.ts';

/** What may stand beside a layout or actions, and installs nothing alone. */
const BESIDE: readonly string[] = ['swap', 'grub', 'version'];

/** What is wrong between the actions of a storage configuration, beyond the types of their keys. */
export function storageFindings(
  document: YamlDocument,
  top: JsonValue,
  { isWhole }: KindScope,
): readonly KindFinding[] {
  const storage = isMap(top) ? top.storage : undefined;
  if (!isMap(storage)) return [];
  if (isMap(storage.layout)) return layoutFindings(document, storage.layout, storage);
  const actions = actionsOf(storage);
  if (Object.keys(storage).every((key) => BESIDE.includes(key))) {
    const message = 'neither `layout` nor `config` is there, so that nothing says where to install';
    return [ofKey(document, BASE, 'warning', message)];
  }
  if (actions.length === 0) return [];
  const missing = bootFindings(document, actions);
  return [
    ...idFindings(document, actions),
    ...referenceFindings(document, actions),
    ...sizeFindings(document, actions),
    ...twiceFindings(document, actions),
    ...raidFindings(document, actions),
    ...(isWhole ? missing : missing.map((found): KindFinding => ({ ...found, severity: 'warning' }))),
  ];
}
