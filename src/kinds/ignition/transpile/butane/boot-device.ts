import type { JsonValue } from '../../../../sot/documents/json-value.ts';
import { type Item, itemsUnder, mapUnder, textsUnder, textUnder } from '../items.ts';
import type { Generated } from './mount-unit.ts';

// The partitions of Fedora CoreOS’s image (coreos-assembler), with their types in GPT.
const RESERVED = { name: 'reserved', size: 1, guid: '8DA63339-0007-60C0-C436-083AC8230908' };
const BIOS = { name: 'bios', size: 1, guid: '21686148-6449-6E6F-744E-656564454649' };
const PREP = { name: 'prep', size: 4, guid: '9E1A2D38-C612-4316-AA26-8B49521E5A8B' };
const ESP = { name: 'esp', size: 127, guid: 'C12A7328-F81F-11D2-BA4B-00A0C93EC93B' };
const BOOT_SIZE = 384;

function firstPartitions(layout: string): readonly (typeof ESP)[] {
  switch (layout) {
    case 'aarch64':
      return [RESERVED, ESP];
    case 'ppc64le':
      return [PREP, RESERVED];
    default:
      return [BIOS, ESP];
  }
}

function mirroredDisk(device: string, number: number, layout: string): JsonValue {
  const first = firstPartitions(layout);
  const partitions = [
    ...first.map(({ name, size, guid }) => ({
      label: `${name}-${number}`,
      size_mib: size,
      type_guid: guid,
    })),
    { label: `boot-${number}`, size_mib: BOOT_SIZE },
    { label: `root-${number}` },
  ];
  const esp = {
    device: `/dev/disk/by-partlabel/esp-${number}`,
    format: 'vfat',
    label: `esp-${number}`,
    wipe_filesystem: true,
  };
  return {
    storage: {
      disks: [{ device, partitions, wipe_table: true }],
      filesystems: first.includes(ESP) ? [esp] : [],
    },
  };
}

function mirror(devices: readonly string[], layout: string, path: Item['path']): readonly Generated[] {
  const parts = (name: string): JsonValue =>
    devices.map((_, index) => `/dev/disk/by-partlabel/${name}-${index + 1}`);
  const boot = { device: '/dev/md/md-boot', format: 'ext4', label: 'boot', wipe_filesystem: true };
  const raid = [
    // Of metadata at the end a GRUB for BIOS need know nothing.
    { devices: parts('boot'), level: 'raid1', name: 'md-boot', options: ['--metadata=1.0'] },
    { devices: parts('root'), level: 'raid1', name: 'md-root' },
  ];
  return [
    ...devices.map((device, index) => ({
      value: mirroredDisk(device, index + 1, layout),
      from: [...path, 'mirror', 'devices', index],
    })),
    { value: { storage: { filesystems: [boot], raid } }, from: [...path, 'mirror'] },
  ];
}

function luksDevice(luks: Item, layout: string, isMirrored: boolean): string {
  const device = textUnder(luks, 'device') ?? '';
  if (layout === 's390x-eckd') return `${device}2`;
  if (layout === 's390x-zfcp') return `${device}4`;
  return isMirrored ? '/dev/md/md-root' : '/dev/disk/by-partlabel/root';
}

function encryption(luks: Item, layout: string, isMirrored: boolean): Generated {
  const { cex, discard, tang, threshold, tpm2 } = luks.value;
  const said = (entries: Record<string, JsonValue | undefined>): { [key: string]: JsonValue } =>
    Object.fromEntries(
      Object.entries(entries).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
    );
  const keys = hasCex(luks) ? { cex } : { clevis: said({ tang, threshold, tpm2 }) };
  const volume = said({
    ...keys,
    device: luksDevice(luks, layout, isMirrored),
    discard,
    label: 'luks-root',
    name: 'root',
    wipe_volume: true,
  });
  return { value: { storage: { luks: [volume] } }, from: luks.path };
}

function hasCex(luks: Item): boolean {
  return mapUnder(luks, 'cex').value.enabled === true;
}

/** What `boot_device` stands for: a mirrored or encrypted root file system. */
export function bootDevice(root: Item): readonly Generated[] {
  const device = mapUnder(root, 'boot_device');
  const luks = mapUnder(device, 'luks');
  const layout = textUnder(device, 'layout') ?? 'x86_64';
  const devices = textsUnder(mapUnder(device, 'mirror'), 'devices');
  const isMirrored = devices.length > 0;
  const isEncrypted = luks.value.tpm2 === true || itemsUnder(luks, 'tang').length > 0 || hasCex(luks);
  if (!isMirrored && !isEncrypted) return [];
  const rootDevice = isEncrypted ? '/dev/mapper/root' : '/dev/md/md-root';
  const filesystem = { device: rootDevice, format: 'xfs', label: 'root', wipe_filesystem: true };
  return [
    ...(isMirrored ? mirror(devices, layout, device.path) : []),
    ...(isEncrypted ? [encryption(luks, layout, isMirrored)] : []),
    { value: { storage: { filesystems: [filesystem] } }, from: device.path },
  ];
}
