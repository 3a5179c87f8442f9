import { labelProblem, nameProblem } from '../checks/filesystem.ts';
import {
  type Check,
  errorAt,
  isSaid,
  type Mistake,
  problemAt,
  says,
  textOf,
  under,
  warningAt,
} from '../mistake.ts';
import { relativeProblem } from '../values/path.ts';

/** A file system is mounted, or is at a path already. */
export const checkFilesystem: Check = (filesystem) => {
  const found: Mistake[] = [];
  const mount = under(filesystem, 'mount');
  const hasMount = says(filesystem, 'mount');
  const hasPath = says(filesystem, 'path');
  const wrong = (message: string) => found.push(errorAt('disk', filesystem, null, message));
  if (!hasMount && !hasPath) wrong('filesystem is missing mount or path');
  if (hasMount && hasPath) wrong('filesystem has both mount and path defined');
  if (says(mount, 'create')) {
    if (isSaid(mount, 'wipeFilesystem')) wrong('cannot use both create object and wipeFilesystem field');
    if (isSaid(mount, 'options')) wrong('cannot use both create object and mount-level options field');
  }
  if (!hasPath || relativeProblem(textOf(filesystem, 'path')) === null) return found;
  const name = textOf(filesystem, 'name');
  found.push(errorAt('path', filesystem, 'path', `filesystem "${name}": path not absolute`));
  return found;
};

/** What is mounted has a device and a format; how it is made is said in a map of its own only in version 2.0. */
export const checkMount: Check = (mount, { minor }) => {
  const format = textOf(mount, 'format');
  const deprecated = 'the create object has been deprecated in favor of mount-level options';
  return [
    ...problemAt('disk', mount, 'format', nameProblem(format, false)),
    ...problemAt('path', mount, 'device', relativeProblem(textOf(mount, 'device'))),
    ...problemAt('disk', mount, 'label', labelProblem(textOf(mount, 'label'), format)),
    ...(minor > 0 && says(mount, 'create') ? [warningAt('deprecated', mount, 'create', deprecated)] : []),
  ];
};
