import { AUTOPART, HARDWARE_ENCRYPTION } from './autopart.ts';
import { ENCRYPTED, FORMATTED, NO_BTRFS } from './formatted.ts';
import { BTRFS, RAID } from './raid.ts';
import {
  atLeastOne,
  atMostOne,
  during,
  looseChoice,
  mild,
  needs,
  otherwise,
  type Relation,
} from './relation.ts';
import { LOGVOL, VOLGROUP } from './volumes.ts';

type Relations = Readonly<Record<string, readonly Relation[]>>;

const TMPFS_GROWS = otherwise((used) => {
  const grown = used.of(['--grow', '--maxsize'])[0];
  return used.value('--fstype') === 'tmpfs' && grown !== undefined
    ? [grown.word, '`--fstype=tmpfs` has a fixed size, given by `--size`']
    : null;
});

const PART: readonly Relation[] = [
  ...ENCRYPTED,
  ...FORMATTED,
  NO_BTRFS,
  during('F20- R7-', TMPFS_GROWS),
  needs('--resize', '--onpart', '--usepart'),
  needs('--resize', '--size'),
  HARDWARE_ENCRYPTION,
  during(
    'R8-',
    otherwise((used) =>
      used.first.text.startsWith('btrfs.') ? [used.first, 'this release makes no btrfs'] : null,
    ),
  ),
];

const NO_WORD = otherwise((used) => (used.words[0] ? [used.words[0], '`zerombr` takes nothing'] : null));

/** What must hold on lines about disks. */
export const STORAGE_RELATIONS: Relations = {
  autopart: AUTOPART,
  btrfs: BTRFS,
  ignoredisk: [
    during('F8-13 R4-5', atLeastOne('--drives', '--only-use')),
    during('F14-28 R6-7', atLeastOne('--drives', '--only-use', '--interactive')),
    during('F14-28 R6-7', atMostOne('--drives', '--only-use', '--interactive')),
    during('F29- R8-', atLeastOne('--drives', '--only-use')),
    atMostOne('--drives', '--only-use'),
  ],
  logvol: LOGVOL,
  mount: [
    needs('--mkfsoptions', '--reformat'),
    otherwise((used) => {
      const point = used.words[1];
      return point === undefined || point.text.startsWith('/') || point.text.toLowerCase() === 'none'
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
    looseChoice('--when', 'pre-install', 'post-install'),
  ],
  volgroup: VOLGROUP,
  // Once it was `zerombr yes`, and the first installers that needed no word passed over it.
  zerombr: [during('F3-8 R3-5', mild(NO_WORD)), during('F9- R6-', NO_WORD)],
};
