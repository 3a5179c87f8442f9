import { type Item, itemsUnder, mapUnder, textsUnder, textUnder } from '../items.ts';
import { errorAt, type Problem, warningAt } from '../problem.ts';
import { bootDeviceProblems } from './boot-device-problems.ts';
import { localProblems } from './local.ts';
import { meantOctal } from './mode.ts';
import { type ButaneVersion, isFcosFrom } from './version.ts';

function modeProblems(root: Item): readonly Problem[] {
  const storage = mapUnder(root, 'storage');
  const nodes = [
    ...itemsUnder(storage, 'files').map((item) => ({ item, isDirectory: false })),
    ...itemsUnder(storage, 'directories').map((item) => ({ item, isDirectory: true })),
  ];
  return nodes.flatMap(({ item: { value, path }, isDirectory }) => {
    const { mode } = value;
    const meant = typeof mode === 'number' ? meantOctal(mode, isDirectory) : null;
    if (meant === null) return [];
    return [warningAt([...path, 'mode'], `\`${mode}\` is a decimal number; was \`${meant}\` meant?`)];
  });
}

function mountProblems(root: Item, version: ButaneVersion): readonly Problem[] {
  const filesystems = itemsUnder(mapUnder(root, 'storage'), 'filesystems');
  return filesystems.flatMap((item) => {
    if (item.value.with_mount_unit !== true) return [];
    const at = [...item.path, 'with_mount_unit'];
    const format = textUnder(item, 'format');
    const path = textUnder(item, 'path');
    if (format === null) return [errorAt(at, 'a mount unit needs the `format` of the file system')];
    const isSwap = version.base >= 4 && format === 'swap';
    if (path === null) return isSwap ? [] : [errorAt(at, 'a mount unit needs the `path` of the file system')];
    if (!isFcosFrom(version, 6) || /^\/(?:etc|var)(?:\/|$)/.test(path)) return [];
    const message = `a file system with a mount unit is under \`/etc\` or \`/var\`, found \`${path}\``;
    return [errorAt([...item.path, 'path'], message)];
  });
}

function partitionProblems(root: Item, version: ButaneVersion): readonly Problem[] {
  if (!isFcosFrom(version, 6)) return [];
  const mirrored = textsUnder(mapUnder(root, 'boot_device', 'mirror'), 'devices');
  const disks = itemsUnder(mapUnder(root, 'storage'), 'disks').filter((disk) => {
    const device = textUnder(disk, 'device') ?? '';
    const isKept = disk.value.wipe_table !== true && !mirrored.includes(device);
    return isKept && device !== '/dev/disk/by-id/coreos-boot-disk';
  });
  const unnumbered = disks
    .flatMap((disk) => itemsUnder(disk, 'partitions'))
    .filter(({ value }) => (value.number ?? 0) === 0 && value.label !== undefined);
  const message =
    'a partition is not found again by its label: give it a `number`, or the disk `wipe_table: true`';
  return unnumbered.map(({ path }) => warningAt([...path, 'label'], message));
}

function grubProblems(root: Item): readonly Problem[] {
  const users = itemsUnder(mapUnder(root, 'grub'), 'users');
  return users.flatMap((user) =>
    ['name', 'password_hash']
      .filter((key) => textUnder(user, key) === null)
      .map((key) => errorAt(user.path, `the key \`${key}\` is missing`)),
  );
}

function clevisProblems(root: Item, { variant }: ButaneVersion): readonly Problem[] {
  if (variant !== 'flatcar') return [];
  return itemsUnder(mapUnder(root, 'storage'), 'luks')
    .filter((volume) => Object.keys(mapUnder(volume, 'clevis').value).length > 0)
    .map(({ path }) => errorAt([...path, 'clevis'], 'Flatcar has no Clevis: use a `key_file`'));
}

/** What is wrong with a Butane configuration whose types are right, beyond what Ignition minds. */
export function butaneProblems(root: Item, version: ButaneVersion): readonly Problem[] {
  return [
    ...localProblems(root),
    ...modeProblems(root),
    ...mountProblems(root, version),
    ...partitionProblems(root, version),
    ...bootDeviceProblems(root, version),
    ...grubProblems(root),
    ...clevisProblems(root, version),
  ];
}
