import { holdsSecret } from '../../secret.ts';
import {
  type Check,
  errorAt,
  type Item,
  isSaid,
  type Mistake,
  problemAt,
  textOf,
  textsUnder,
} from '../mistake.ts';
import { pathProblem } from '../values/path.ts';
import type { SpecVersion } from '../version.ts';

const WITHOUT_SPARES = ['linear', 'raid0', '0', 'stripe'];
const WITH_SPARES = ['raid1', '1', 'mirror', 'raid4', '4', 'raid5', '5', 'raid6', '6', 'raid10', '10'];

/** What is wrong with the level of an array, or null. */
export function levelProblem(raid: Item, { major, minor }: SpecVersion): string | null {
  const level = textOf(raid, 'level');
  if (holdsSecret(level) || WITH_SPARES.includes(level)) return null;
  if (WITHOUT_SPARES.includes(level)) {
    if (!isSaid(raid, 'spares')) return null;
    return major === 2
      ? 'spares unsupported for arrays with a level greater than 0'
      : 'spares unsupported for linear and raid0 arrays';
  }
  if (level === '' && major === 3 && minor >= 3) return 'raid level is required';
  return `unrecognized raid level; known are ${[...WITHOUT_SPARES, ...WITH_SPARES].join(', ')}`;
}

/** An array has a level, and devices by their paths. */
export const checkRaid: Check = (raid, version) => {
  const devices = textsUnder(raid, 'devices');
  const list = { ...raid, path: [...raid.path, 'devices'] };
  const found: Mistake[] = devices.flatMap((device, index) => {
    const problem = pathProblem(device);
    return problem === null ? [] : [{ ...errorAt('path', list, null, problem), path: [...list.path, index] }];
  });
  if (devices.length === 0) found.push(errorAt('disk', list, null, 'raid devices required'));
  return [...problemAt('disk', raid, 'level', levelProblem(raid, version)), ...found];
};
