import { holdsSecret } from '../../secret.ts';
import {
  type Check,
  errorAt,
  type Item,
  isSaid,
  type Mistake,
  problemAt,
  says,
  textOf,
  under,
} from '../mistake.ts';
import { pathProblem } from '../values/path.ts';
import { sourceProblem } from '../values/source.ts';
import type { SpecVersion } from '../version.ts';
import { bytesIn } from './disk.ts';

const LONGEST_LABEL = 47;

function hasOwnPins(clevis: Item): boolean {
  return ['tang', 'tpm2', 'threshold'].some((key) => isSaid(clevis, key));
}

function clevisMistakes(clevis: Item, { minor }: SpecVersion): readonly Mistake[] {
  const isCustom = minor === 2 ? says(clevis, 'custom') : isSaid(under(clevis, 'custom'), 'pin');
  if (!isCustom || !hasOwnPins(clevis)) return [];
  return [errorAt('conflict', clevis, null, 'cannot use custom clevis config with tpm2, tang, or threshold')];
}

function cexMistakes(luks: Item, clevis: Item): readonly Mistake[] {
  if (!isSaid(under(luks, 'cex'), 'enabled')) return [];
  const isClevis = hasOwnPins(clevis) || isSaid(under(clevis, 'custom'), 'pin');
  const isKeyFile = isSaid(under(luks, 'keyFile'), 'source');
  return [
    ...(isClevis ? [errorAt('conflict', luks, 'cex', 'cannot use cex with clevis')] : []),
    ...(isKeyFile ? [errorAt('conflict', luks, 'cex', 'cannot use key file with cex')] : []),
  ];
}

function labelProblem(label: string): string | null {
  if (holdsSecret(label) || bytesIn(label) <= LONGEST_LABEL) return null;
  return `luks device labels cannot be longer than ${LONGEST_LABEL} characters; found ${bytesIn(label)} bytes`;
}

/** A volume has a plain name, a device, and one way to be opened. */
export const checkLuks: Check = (luks, version) => {
  const device = textOf(luks, 'device');
  const clevis = under(luks, 'clevis');
  const hasSlash = textOf(luks, 'name').includes('/') && !holdsSecret(textOf(luks, 'name'));
  const key = sourceProblem(textOf(under(luks, 'keyFile'), 'source'), version);
  return [
    ...problemAt('disk', luks, 'name', hasSlash ? 'device names cannot contain slashes' : null),
    ...problemAt('disk', luks, 'label', labelProblem(textOf(luks, 'label'))),
    ...problemAt('path', luks, 'device', device === '' ? 'disk device is required' : pathProblem(device)),
    ...clevisMistakes(clevis, version),
    ...problemAt('resource', luks, 'keys', key === null ? null : `invalid key-file source; ${key}`),
    ...cexMistakes(luks, clevis),
  ];
};
