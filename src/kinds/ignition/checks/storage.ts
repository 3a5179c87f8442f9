import { holdsSecret } from '../../secret.ts';
import {
  type Check,
  errorAt,
  type Item,
  isSaid,
  itemsUnder,
  type Mistake,
  says,
  textOf,
  under,
  warningAt,
} from '../mistake.ts';
import { clean } from '../values/path.ts';
import type { SpecVersion } from '../version.ts';

const KINDS = [
  ['directories', 'directory'],
  ['files', 'file'],
  ['links', 'link'],
] as const;

/** Whatever is put below a link of the same configuration. */
function belowLinks(storage: Item, links: readonly Item[]): readonly Mistake[] {
  const folders = links.map((link) => `${textOf(link, 'path')}/`);
  return KINDS.flatMap(([key, name]) =>
    itemsUnder(storage, key).flatMap((node) =>
      folders
        .filter((folder) => textOf(node, 'path').startsWith(folder))
        .map((folder) => {
          const message = `${name} path includes link in config; \`${folder.slice(0, -1)}\` is a link`;
          return errorAt('conflict', node, null, message);
        }),
    ),
  );
}

function ownerMistakes(link: Item): readonly Mistake[] {
  return ['user', 'group'].flatMap((who) =>
    ['id', 'name']
      .filter((key) => says(under(link, who), key))
      .map((key) => warningAt('conflict', under(link, who), key, 'user/group ignored for hard link')),
  );
}

function linkMistakes(link: Item, directories: readonly Item[], { minor }: SpecVersion): readonly Mistake[] {
  const to = textOf(link, 'target');
  if (to === '' && minor >= 3) return [errorAt('path', link, 'target', 'link target is required')];
  if (!isSaid(link, 'hard')) return [];
  const target = to.startsWith('/') ? clean(to) : clean(`${textOf(link, 'path')}/${to}`);
  const isDirectory =
    !holdsSecret(target) && directories.some((directory) => textOf(directory, 'path') === target);
  return [
    ...(isDirectory ? [errorAt('conflict', link, null, 'hard link target is a directory')] : []),
    ...ownerMistakes(link),
  ];
}

/** File systems on disks whose content is wiped or partitioned by the same configuration. */
function wiped(storage: Item): readonly Mistake[] {
  const disks = new Map(itemsUnder(storage, 'disks').map((disk) => [textOf(disk, 'device'), disk]));
  return itemsUnder(storage, 'filesystems').flatMap((filesystem) => {
    const disk = disks.get(textOf(filesystem, 'device'));
    if (disk === undefined) return [];
    if (itemsUnder(disk, 'partitions').length > 0) {
      return [warningAt('disk', filesystem, 'device', 'filesystem overwrites partitioned device')];
    }
    const message = 'device matches disk with wipeTable enabled; filesystem will be wiped';
    return isSaid(disk, 'wipeTable') && !isSaid(filesystem, 'wipeFilesystem')
      ? [warningAt('disk', filesystem, 'device', message)]
      : [];
  });
}

/** What is stored does not get into its own way. */
export const checkStorage: Check = (storage, version) => {
  const links = itemsUnder(storage, 'links');
  const directories = itemsUnder(storage, 'directories');
  return [
    ...belowLinks(storage, links),
    ...links.flatMap((link) => linkMistakes(link, directories, version)),
    ...wiped(storage),
  ];
};

/** Nothing is put where a unit or drop-in of the same configuration is written. */
export const checkUnitPaths: Check = (config) => {
  const folder = '/etc/systemd/system/';
  const taken = new Set<string>();
  for (const unit of itemsUnder(under(config, 'systemd'), 'units')) {
    const path = `${folder}${textOf(unit, 'name')}`;
    if (isSaid(unit, 'contents')) taken.add(path);
    for (const dropin of itemsUnder(unit, 'dropins')) {
      if (isSaid(dropin, 'contents')) taken.add(`${path}.d/${textOf(dropin, 'name')}`);
    }
  }
  const storage = under(config, 'storage');
  return KINDS.flatMap(([key]) =>
    itemsUnder(storage, key)
      .filter((node) => taken.has(textOf(node, 'path')))
      .map((node) => errorAt('conflict', node, 'path', 'path conflicts with systemd unit or dropin')),
  );
};
