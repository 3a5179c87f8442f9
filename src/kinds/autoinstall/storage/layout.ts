import type { JsonValue } from '../../../sot/documents/json-value.ts';
import type { YamlDocument } from '../../../sot/documents/yaml.ts';
import { codes } from '../../../sot/schema/words.ts';
import type { KindFinding } from '../../kind.ts';
import { BASE, isMap, type JsonMap, ofKey } from './action.ts';

/** The keys of a layout that only some layouts have. */
const ONLY: readonly (readonly [key: string, names: readonly string[]])[] = [
  ['sizing-policy', ['lvm']],
  ['password', ['lvm', 'zfs']],
  ['encrypted', ['hybrid']],
];

/** What a layout passes over, and a recovery key without a password. */
export function layoutFindings(
  document: YamlDocument,
  layout: JsonMap,
  storage: JsonMap,
): readonly KindFinding[] {
  const at = [...BASE, 'layout'];
  const name: JsonValue = layout.name ?? null;
  const others = ONLY.flatMap(([key, names]) =>
    layout[key] === undefined || typeof name !== 'string' || names.includes(name)
      ? []
      : [
          ofKey(
            document,
            [...at, key],
            'warning',
            `\`${key}\` is for ${names.length === 1 ? 'the layout' : 'the layouts'} ${codes(names)}, and this is \`${name}\``,
          ),
        ],
  );
  const recovery = layout['recovery-key'];
  const isAlone = isMap(recovery) || recovery === true ? layout.password === undefined : false;
  const message = 'a `recovery-key` needs a `password` beside it';
  return [
    ...others,
    ...(isAlone ? [ofKey(document, [...at, 'recovery-key'], 'error', message)] : []),
    ...(storage.config === undefined
      ? []
      : [
          ofKey(
            document,
            [...BASE, 'config'],
            'warning',
            '`config` is passed over where there is a `layout`',
          ),
        ]),
  ];
}
