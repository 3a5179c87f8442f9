import type { Used } from '../used.ts';
import { atMostOne, during, otherwise, type Relation, valueIs } from './relation.ts';

/** What encrypted file systems have in common. */
export const ENCRYPTED: readonly Relation[] = [atMostOne('--pbkdf-time', '--pbkdf-iterations')];

/** What options of making a file system have in common. */
export const FORMATTED: readonly Relation[] = [
  otherwise((used) =>
    used.has('--mkfsoptions') && used.has('--noformat')
      ? [used.at('--mkfsoptions'), '`--mkfsoptions` has no effect beside `--noformat`']
      : null,
  ),
  atMostOne('--mkfsoptions', '--fsprofile'),
];

/** Red Hat’s installers make no btrfs from 8 on. */
export const NO_BTRFS = during(
  'R8-',
  valueIs('--fstype', 'a file system that this release makes', (type) => type !== 'btrfs'),
);

/** Whether a device is taken as it is. */
export function isKept(used: Used): boolean {
  return used.has('--useexisting') || used.has('--noformat');
}
