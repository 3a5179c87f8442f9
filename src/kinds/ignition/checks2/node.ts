import { modeProblem } from '../checks/node.ts';
import {
  type Check,
  errorAt,
  type Item,
  isSaid,
  itemsUnder,
  problemAt,
  says,
  textOf,
  under,
  warningAt,
} from '../mistake.ts';
import { relativeProblem } from '../values/path.ts';
import { quoted } from '../values/quoted.ts';

/** A file, directory or link is in a file system, at a path. */
export const checkPath: Check = (node) => [
  ...problemAt(
    'path',
    node,
    'filesystem',
    textOf(node, 'filesystem') === '' ? 'no filesystem specified' : null,
  ),
  ...problemAt('path', node, 'path', relativeProblem(textOf(node, 'path'))),
];

/** A mode is in range, and is 0000 where nothing is said, which is hardly meant. */
export const checkMode: Check = (node, { minor }) => [
  ...problemAt('value', node, 'mode', modeProblem(node)),
  ...(minor < 2 || says(node, 'mode')
    ? []
    : [warningAt('value', node, 'mode', 'permissions unset, defaulting to 0000; 0644 is written 420')]),
];

/** A file is overwritten, or something is put to its end. */
export const checkAppend: Check = (file) =>
  isSaid(file, 'overwrite') && isSaid(file, 'append')
    ? [errorAt('conflict', file, null, 'cannot set both append and overwrite to true')]
    : [];

const KINDS = [
  ['files', 'File'],
  ['links', 'Link'],
  ['directories', 'Directory'],
] as const;

function shadowed(filesystems: readonly Item[]) {
  const seen = new Set(['root']);
  return filesystems.flatMap((filesystem) => {
    const name = textOf(filesystem, 'name');
    const message = `Filesystem ${quoted(name)} shadows exising filesystem definition`;
    if (seen.has(name)) return [warningAt('duplicate', filesystem, 'name', message)];
    seen.add(name);
    return [];
  });
}

/** What is stored is in a file system that the configuration defines, each once. */
export const checkFilesystems: Check = (config) => {
  const storage = under(config, 'storage');
  const filesystems = itemsUnder(storage, 'filesystems');
  const names = new Set(['root', '', ...filesystems.map((filesystem) => textOf(filesystem, 'name'))]);
  const dangling = KINDS.flatMap(([key, kind]) =>
    itemsUnder(storage, key)
      .filter((node) => !names.has(textOf(node, 'filesystem')))
      .map((node) => {
        const message = `${kind} ${quoted(textOf(node, 'path'))} references nonexistent filesystem ${quoted(textOf(node, 'filesystem'))}. (This is ok if it is defined in a referenced config)`;
        return warningAt('conflict', node, 'filesystem', message);
      }),
  );
  return [...dangling, ...shadowed(filesystems)];
};
