import type { Check } from '../mistake.ts';
import { checkDisks } from './disks.ts';
import { checkDuplicates } from './duplicates.ts';
import { checkFilesystems } from './filesystems.ts';
import { checkLuks } from './luks.ts';
import { checkNodes } from './nodes.ts';
import { checkPlaces } from './places.ts';
import { checkProxies } from './proxies.ts';
import { checkRaid } from './raid.ts';
import { checkResources } from './resources.ts';
import { checkUnits } from './units.ts';

/** Every check of a configuration whose types are right. */
export const CHECKS: readonly Check[] = [
  checkResources,
  checkProxies,
  checkDisks,
  checkRaid,
  checkFilesystems,
  checkLuks,
  checkNodes,
  checkPlaces,
  checkUnits,
  checkDuplicates,
];
