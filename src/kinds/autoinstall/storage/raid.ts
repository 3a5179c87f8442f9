import type { JsonValue } from '../../../sot/documents/json-value.ts';
import type { YamlDocument } from '../../../sot/documents/yaml.ts';
import { asText } from '../../../sot/schema/spelling.ts';
import type { KindFinding } from '../../kind.ts';
import { type Action, ofKey, wrong } from './action.ts';

/** The fewest devices of each level: the installer's own table. */
const LEAST: Readonly<Record<string, number>> = {
  raid0: 2,
  stripe: 2,
  raid1: 2,
  mirror: 2,
  container: 2,
  raid5: 3,
  raid6: 4,
  raid10: 4,
};

/** Arrays of fewer devices than their level needs, and devices that stand in one array twice. */
export function raidFindings(document: YamlDocument, actions: readonly Action[]): readonly KindFinding[] {
  return actions.flatMap(({ at, fields }): readonly KindFinding[] => {
    const { type, raidlevel, devices, container } = fields;
    if (type !== 'raid' || container !== undefined) return [];
    if (devices === undefined) return [ofKey(document, at, 'error', 'the key `devices` is missing')];
    if (!Array.isArray(devices)) return [];
    const names = devices as readonly JsonValue[];
    const twice = names.flatMap((name, index) =>
      names.indexOf(name) === index
        ? []
        : [wrong(document, [...at, 'devices', index], `\`${asText(name)}\` stands twice in this array`)],
    );
    const level = /^\d+$/.test(asText(raidlevel)) ? `raid${asText(raidlevel)}` : asText(raidlevel);
    const least = LEAST[level];
    if (least === undefined || names.length >= least) return twice;
    const message = `\`${level}\` needs at least ${least} devices, and these are ${names.length}`;
    return [...twice, ofKey(document, [...at, 'devices'], 'error', message)];
  });
}
