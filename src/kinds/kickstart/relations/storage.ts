import { ENCRYPTED, FORMATTED, NO_BTRFS } from './formatted.ts';
import { BTRFS, RAID } from './raid.ts';
import {
  atLeastOne,
  atMostOne,
  choice,
  during,
  needs,
  otherwise,
  type Relation,
  valueIs,
} from './relation.ts';
import { LOGVOL, VOLGROUP } from './volumes.ts';

type Relations = Readonly<Record<string, readonly Relation[]>>;

const PART: readonly Relation[] = [
  ...ENCRYPTED,
  ...FORMATTED,
  NO_BTRFS,
  otherwise((used) => {
    const grown = used.of(['--grow', '--maxsize'])[0];
    return used.value('--fstype') === 'tmpfs' && grown !== undefined
      ? [grown.word, '`--fstype=tmpfs` has a fixed size, given by `--size`']
      : null;
  }),
  needs('--resize', '--onpart', '--usepart'),
  needs('--resize', '--size'),
  needs('--hw-passphrase', '--encrypted'),
  otherwise((used) =>
    used.has('--hw-passphrase') && !/^luks2-hw-opal/.test(used.value('--luks-version'))
      ? [used.at('--hw-passphrase'), '`--hw-passphrase` is for `--luks-version=luks2-hw-opal` alone']
      : null,
  ),
];

/** What must hold on lines about disks. */
export const STORAGE_RELATIONS: Relations = {
  autopart: [
    ...ENCRYPTED,
    valueIs('--fstype', 'a file system other than btrfs, which is a `--type`', (type) => type !== 'btrfs'),
    otherwise((used) =>
      used.value('--type') === 'btrfs' && used.has('--fstype')
        ? [used.at('--fstype'), '`--fstype` says nothing beside `--type=btrfs`']
        : null,
    ),
    during('F17- R7', choice('--type', 'lvm', 'btrfs', 'plain', 'thinp')),
    during('R8-', choice('--type', 'lvm', 'plain', 'thinp')),
  ],
  btrfs: BTRFS,
  ignoredisk: [
    during('F8-13 R4-5', atLeastOne('--drives', '--only-use')),
    during('F14- R6-', atLeastOne('--drives', '--only-use', '--interactive')),
    atMostOne('--drives', '--only-use', '--interactive'),
  ],
  logvol: LOGVOL,
  mount: [
    otherwise((used) => {
      const point = used.words[1];
      return point === undefined || point.text.startsWith('/') || point.text === 'none'
        ? null
        : [point, `a mount point begins with \`/\`, or is \`none\`; found \`${point.text}\``];
    }),
  ],
  part: PART,
  partition: PART,
  raid: RAID,
  snapshot: [
    otherwise((used) =>
      used.words.length > 0 && !/^[^/]+\/[^/]+$/.test(used.first.text)
        ? [used.first, 'the origin of a snapshot is written `volume group/logical volume`']
        : null,
    ),
    choice('--when', 'pre-install', 'post-install'),
  ],
  volgroup: VOLGROUP,
  // Up to 6 it was `zerombr yes`, and the word is still met there.
  zerombr: [
    during(
      'F14- R7-',
      otherwise((used) => (used.words[0] ? [used.first, '`zerombr` takes nothing'] : null)),
    ),
  ],
};
