import { type Check, errorAt, type Item, itemsAt, type Mistake, textOf } from '../mistake.ts';

const LEVELS = [
  'linear',
  'raid0',
  '0',
  'stripe',
  'raid1',
  '1',
  'mirror',
  'raid4',
  '4',
  'raid5',
  '5',
  'raid6',
  '6',
  'raid10',
  '10',
];
const WITHOUT_SPARES = ['linear', 'raid0', '0', 'stripe'];

function raidMistakes(raid: Item): readonly Mistake[] {
  const level = textOf(raid, 'level');
  const { devices } = raid.value;
  const found: Mistake[] = [];
  if (level === null || level === '') found.push(errorAt('disk', raid, null, 'a RAID needs a `level`'));
  else if (!LEVELS.includes(level))
    found.push(errorAt('disk', raid, 'level', `there is no RAID level \`${level}\``));
  else if (
    WITHOUT_SPARES.includes(level) &&
    raid.value.spares !== undefined &&
    raid.value.spares !== null &&
    raid.value.spares !== 0
  ) {
    found.push(errorAt('disk', raid, 'spares', `a RAID of level \`${level}\` has no spares`));
  }
  if (!Array.isArray(devices) || devices.length === 0)
    found.push(errorAt('disk', raid, null, 'a RAID needs `devices`'));
  return found;
}

/** RAIDs that can be made. */
export const checkRaid: Check = (config) => itemsAt(config, 'storage', 'raid').flatMap(raidMistakes);
