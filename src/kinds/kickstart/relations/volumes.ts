import { codes } from '../../../sot/schema/words.ts';
import { errorAt } from '../mistake.ts';
import type { Used } from '../used.ts';
import { ENCRYPTED, FORMATTED, isKept, NO_BTRFS } from './formatted.ts';
import {
  atMostOne,
  choice,
  during,
  needs,
  needsWords,
  otherwise,
  type Relation,
  valueIs,
} from './relation.ts';

/** What must hold of a volume group. */
export const VOLGROUP: readonly Relation[] = [
  needsWords(1, 'a name'),
  needsWords(2, 'the partitions that are its members', (used) => used.words.length === 0 || isKept(used)),
  otherwise((used) =>
    isKept(used) && used.words.length > 1
      ? [used.words[1]!, 'a volume group that exists already has its members, and takes no others']
      : null,
  ),
  valueIs('--reserved-space', 'a number that is not below 0', (size) => Number(size) >= 0),
  valueIs(
    '--reserved-percent',
    'a number from 1 to 99',
    (percent) => Number(percent) > 0 && Number(percent) < 100,
  ),
];

const SIZES: readonly string[] = [
  '--useexisting',
  '--noformat',
  '--size',
  '--percent',
  '--hibernation',
  '--recommended',
];

/** Whether a line says how large its volume is; a size of nothing says it not. */
function hasSize(used: Used): boolean {
  return used.of(SIZES).some(({ value }) => value === null || Number(value) !== 0);
}

const SIZED: Relation = (used) =>
  hasSize(used)
    ? null
    : errorAt(used.name, 'kickstart/missing-option', `\`logvol\` needs a size: one of ${codes(SIZES)}`);

/** What must hold of a logical volume. */
export const LOGVOL: readonly Relation[] = [
  ...ENCRYPTED,
  ...FORMATTED,
  NO_BTRFS,
  atMostOne('--thin', '--thinpool'),
  needs('--thin', '--poolname'),
  needs('--chunksize', '--thinpool'),
  needs('--metadatasize', '--thinpool'),
  during('F20- R7-', SIZED),
  during(
    'F20- R7-',
    valueIs(
      '--percent',
      'a number from 1 to 100',
      (percent) => Number(percent) > 0 && Number(percent) <= 100,
    ),
  ),
  during('F21- R7-', atMostOne('--size', '--percent')),
  needs('--resize', '--useexisting'),
  needs('--resize', '--size'),
  needs('--cachepvs', '--cachesize'),
  choice('--cachemode', 'writeback', 'writethrough'),
  otherwise((used) =>
    used.has('--thin') && used.has('--cachepvs')
      ? [used.at('--cachepvs'), 'a thin volume cannot be given a cache']
      : null,
  ),
  needs('--cachesize', '--cachepvs'),
  needs('--cachemode', '--cachepvs'),
  otherwise((used) =>
    used.has('--cachepvs') && isKept(used)
      ? [used.at('--cachepvs'), 'a logical volume that exists already cannot be given a cache']
      : null,
  ),
];
