import {
  type Check,
  errorAt,
  type Item,
  isSaid,
  numberOf,
  problemAt,
  says,
  textOf,
  under,
  warningAt,
} from '../mistake.ts';
import { pathProblem } from '../values/path.ts';

const MOST = 0o7777;
const PLAIN = 0o777;

/** What is wrong with a mode, or null. */
export function modeProblem(node: Item): string | null {
  const mode = numberOf(node, 'mode');
  if (mode === null || (mode >= 0 && mode <= MOST)) return null;
  return `illegal file mode; a mode is a decimal number from 0 to ${MOST}, found ${mode}: 0644 is 420`;
}

/** A file, directory or link has a path. */
export const checkPath: Check = (node) => problemAt('path', node, 'path', pathProblem(textOf(node, 'path')));

/** A mode is in range, and its special bits had no effect before version 3.6.0. */
export const checkMode: Check = (node, { minor }) => {
  const problem = modeProblem(node);
  const isSpecial = ((numberOf(node, 'mode') ?? 0) & (MOST - PLAIN)) !== 0;
  const message =
    'setuid/setgid/sticky bits are not supported or functional in spec versions older than 3.6.0; a mode is decimal, 0644 is 420';
  return [
    ...problemAt('value', node, 'mode', problem),
    ...(isSpecial && minor < 6 ? [warningAt('value', node, 'mode', message)] : []),
  ];
};

/** A file is overwritten with something. */
export const checkOverwrite: Check = (file) =>
  isSaid(file, 'overwrite') && !says(under(file, 'contents'), 'source')
    ? [errorAt('conflict', file, 'overwrite', 'overwrite must be false if source is unspecified')]
    : [];

/** An owner is said by number or by name. */
export const checkOwner: Check = (owner) =>
  says(owner, 'id') && isSaid(owner, 'name')
    ? [errorAt('conflict', owner, null, 'cannot set both id and name')]
    : [];
