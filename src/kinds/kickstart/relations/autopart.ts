import { ENCRYPTED } from './formatted.ts';
import { atMostOne, during, looseChoice, otherwise, type Relation, valueIs } from './relation.ts';

/** A key that the drive itself is unlocked with; releases without the option refuse it by name. */
export const HARDWARE_ENCRYPTION: Relation = otherwise((used) => {
  if (!used.has('--hw-passphrase')) return null;
  if (used.has('--encrypted') && used.value('--luks-version').startsWith('luks2-')) return null;
  return [
    used.at('--hw-passphrase'),
    '`--hw-passphrase` needs `--encrypted` and `--luks-version=luks2-hw-opal` or `luks2-hw-opal-only`',
  ];
});

/** What must hold of the layout that the installer makes itself. */
export const AUTOPART: readonly Relation[] = [
  ...ENCRYPTED,
  HARDWARE_ENCRYPTION,
  valueIs('--fstype', 'a file system other than btrfs, which is a `--type`', (type) => type !== 'btrfs'),
  otherwise((used) =>
    used.value('--type').toLowerCase() === 'btrfs' && used.has('--fstype')
      ? [used.at('--fstype'), '`--fstype` says nothing beside `--type=btrfs`']
      : null,
  ),
  during('F17-19', looseChoice('--type', 'lvm', 'btrfs', 'plain', 'partition')),
  during('F20- R7', looseChoice('--type', 'lvm', 'btrfs', 'plain', 'partition', 'thinp')),
  during('R8-', looseChoice('--type', 'lvm', 'plain', 'partition', 'thinp')),
  atMostOne('--noswap', '--hibernation'),
];
