import { extensionProblem, textProblem } from '../checks/unit.ts';
import { type Check, problemAt, textOf } from '../mistake.ts';

function checkNamed(extensions: readonly string[], message: string): Check {
  return (unit) => [
    ...problemAt('unit', unit, 'contents', textProblem(unit)),
    ...problemAt('unit', unit, 'name', extensionProblem(textOf(unit, 'name'), extensions, message)),
  ];
}

/** A unit of networkd has a name and a text that it reads. */
export const checkNetworkdUnit = checkNamed(['link', 'netdev', 'network'], 'invalid networkd unit extension');

/** A drop-in of a unit of networkd has a name and a text that it reads. */
export const checkNetworkdDropin = checkNamed(['conf'], 'invalid networkd drop-in extension');
