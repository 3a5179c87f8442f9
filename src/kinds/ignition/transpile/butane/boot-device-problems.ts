import { codes } from '../../../../sot/schema/words.ts';
import { type Item, itemsUnder, mapUnder, textsUnder, textUnder } from '../items.ts';
import { errorAt, type Problem, warningAt } from '../problem.ts';
import { type ButaneVersion, isFcosFrom } from './version.ts';

const LAYOUTS: readonly string[] = ['aarch64', 'ppc64le', 'x86_64'];
const S390X: readonly string[] = ['s390x-eckd', 's390x-virt', 's390x-zfcp'];

/** The form of the disk that a layout’s encryption is on. */
const DEVICES: Readonly<Record<string, readonly [RegExp, string]>> = {
  's390x-eckd': [/\/dev\/dasd[a-z]$/, '/dev/dasda'],
  's390x-zfcp': [/\/dev\/sd[a-z]$/, '/dev/sda'],
};

function layoutProblems(device: Item, layout: string, version: ButaneVersion): readonly Problem[] {
  const path = [...device.path, 'layout'];
  const known = isFcosFrom(version, 6) ? [...LAYOUTS, ...S390X] : LAYOUTS;
  if (!known.includes(layout)) return [errorAt(path, `expected ${codes(known)}, found \`${layout}\``)];
  if (S390X.includes(layout) && textsUnder(mapUnder(device, 'mirror'), 'devices').length > 0) {
    return [errorAt(path, `with the layout \`${layout}\` disks cannot be mirrored`)];
  }
  const [form, example] = DEVICES[layout] ?? [null, ''];
  const disk = textUnder(mapUnder(device, 'luks'), 'device');
  if (form === null || (disk !== null && form.test(disk))) return [];
  return [errorAt(path, `with the layout \`${layout}\` \`luks.device\` names a disk such as \`${example}\``)];
}

function cexProblems(device: Item, layout: string | null): readonly Problem[] {
  const luks = mapUnder(device, 'luks');
  const cex = mapUnder(luks, 'cex');
  if (cex.value.enabled !== true) return [];
  const isOther = layout === null || !S390X.includes(layout);
  const hasClevis = luks.value.tpm2 === true || itemsUnder(luks, 'tang').length > 0;
  return [
    ...(isOther ? [errorAt(cex.path, 'crypto cards (`cex`) are in s390x alone: say so with `layout`')] : []),
    ...(hasClevis ? [errorAt(luks.path, '`cex` cannot stand beside `tang` and `tpm2`')] : []),
  ];
}

function mirrorProblems(device: Item, layout: string | null, version: ButaneVersion): readonly Problem[] {
  const mirror = mapUnder(device, 'mirror');
  const { length } = textsUnder(mirror, 'devices');
  if (length === 0) return [];
  const at = isFcosFrom(version, 7) ? errorAt : warningAt;
  const few =
    length === 1 ? [errorAt([...mirror.path, 'devices'], 'a mirror has at least two disks, found 1')] : [];
  if (layout !== null || !isFcosFrom(version, 6)) return few;
  return [...few, at(mirror.path, 'say `boot_device.layout` where disks are mirrored, such as `x86_64`')];
}

function luksProblems(device: Item, version: ButaneVersion): readonly Problem[] {
  const luks = mapUnder(device, 'luks');
  if (!isFcosFrom(version, 7) || textUnder(luks, 'device') === null) return [];
  const hasMethod =
    luks.value.tpm2 === true ||
    itemsUnder(luks, 'tang').length > 0 ||
    mapUnder(luks, 'cex').value.enabled === true;
  return hasMethod ? [] : [errorAt(luks.path, 'nothing says how it is opened: `tang`, `tpm2` or `cex`')];
}

/** What is wrong with `boot_device`. */
export function bootDeviceProblems(root: Item, version: ButaneVersion): readonly Problem[] {
  const device = mapUnder(root, 'boot_device');
  const layout = textUnder(device, 'layout');
  return [
    ...(layout === null ? [] : layoutProblems(device, layout, version)),
    ...mirrorProblems(device, layout, version),
    ...cexProblems(device, layout),
    ...luksProblems(device, version),
  ];
}
