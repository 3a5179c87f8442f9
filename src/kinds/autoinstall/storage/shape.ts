import {
  ANY,
  by,
  either,
  filled,
  list,
  type MapShape,
  map,
  mapOf,
  NOTHING,
  type Shape,
  TEXT,
  TRUTH,
  textLike,
  WHOLE,
  word,
} from '../../shape/shape.ts';

function all(shape: Shape, names: string): MapShape['keys'] {
  return Object.fromEntries(names.split(' ').map((name) => [name, shape]));
}

const MATCH = map({
  ...all(either(TEXT, list(TEXT)), 'model vendor path id_path devpath serial'),
  size: word('largest', 'smallest'),
  ...all(TRUTH, 'ssd install-media'),
});

const RECOVERY_KEY = either(TRUTH, mapOf(ANY));

/** A way of dividing a disk that the installer knows by name. */
const LAYOUT = map(
  {
    name: word('lvm', 'direct', 'zfs', 'hybrid', 'dd'),
    mode: word('reformat_disk', 'use_gap'),
    match: either(MATCH, list(MATCH)),
    ptable: word('gpt', 'msdos'),
    password: TEXT,
    'sizing-policy': word('scaled', 'all'),
    'reset-partition': either(TRUTH, TEXT, WHOLE),
    'recovery-key': RECOVERY_KEY,
    ...all(TRUTH, 'encrypted reset-partition-only'),
  },
  { required: ['name'] },
);

// Bytes, bytes with one letter as their unit, a part of the whole, or -1 for the rest.
const SIZE = either(WHOLE, textLike(/^(\d+%|\d+(\.\d+)?[BKMGTP]?)$/i, 'a size such as `10G`, `50%` or -1'));

const FSTYPE = word(
  ...[
    'ext4',
    'xfs',
    'btrfs',
    'ext3',
    'ext2',
    'fat32',
    'vfat',
    'fat',
    'fat16',
    'fat12',
    'swap',
    'jfs',
    'ntfs',
  ],
  ...['reiserfs', 'zfsroot', 'f2fs', 'iso9660'],
);
const PTABLE = word('gpt', 'msdos', 'dos', 'vtoc', 'unsupported');
const WIPE = word('superblock', 'superblock-recursive', 'pvremove', 'zero', 'random');
const NAMES = filled(TEXT);
const COMMON = { id: TEXT, preserve: TRUTH };

/** What an action has, by its type: facts from the installer's reference and from curtin's. */
const ACTIONS: Readonly<Record<string, MapShape>> = {
  disk: map({
    ...COMMON,
    ptable: PTABLE,
    wipe: WIPE,
    match: either(MATCH, list(MATCH)),
    grub_device: TRUTH,
    ...all(TEXT, 'serial wwn multipath nvme_controller path name device_id model'),
  }),
  partition: map(
    {
      ...COMMON,
      size: SIZE,
      wipe: WIPE,
      flag: word(
        'bios_grub',
        'boot',
        'esp',
        'extended',
        'home',
        'linux',
        'logical',
        'lvm',
        'mbr',
        'msftres',
        'prep',
        'raid',
        'swap',
        // What the installer itself writes for none.
        '',
      ),
      number: WHOLE,
      offset: SIZE,
      ...all(TRUTH, 'resize grub_device'),
      ...all(TEXT, 'device name multipath partition_type partition_name path uuid'),
    },
    { required: ['device', 'size'] },
  ),
  format: map(
    {
      ...COMMON,
      fstype: FSTYPE,
      extra_options: list(either(TEXT, WHOLE)),
      ...all(TEXT, 'volume label uuid'),
    },
    { required: ['fstype', 'volume'] },
  ),
  mount: map({
    id: TEXT,
    path: TEXT,
    options: TEXT,
    freq: either(TEXT, WHOLE),
    passno: either(TEXT, WHOLE),
    ...all(TEXT, 'device spec fstype'),
  }),
  raid: map(
    {
      ...COMMON,
      raidlevel: either(
        word('raid0', 'raid1', 'raid5', 'raid6', 'raid10', 'container', 'stripe', 'mirror'),
        word('0', '1', '5', '6', '10'),
        WHOLE,
      ),
      devices: list(TEXT),
      spare_devices: list(TEXT),
      ptable: PTABLE,
      wipe: WIPE,
      ...all(TEXT, 'name metadata container path uuid'),
    },
    { required: ['name', 'raidlevel'] },
  ),
  lvm_volgroup: map({ ...COMMON, name: TEXT, devices: NAMES, uuid: TEXT }, { required: ['name', 'devices'] }),
  lvm_partition: map(
    { ...COMMON, size: SIZE, wipe: WIPE, ...all(TEXT, 'name volgroup path') },
    { required: ['name', 'volgroup'] },
  ),
  dm_crypt: map(
    {
      ...COMMON,
      options: list(TEXT),
      wipe: WIPE,
      'recovery-key': RECOVERY_KEY,
      ...all(TEXT, 'volume key keyfile dm_name path keysize'),
    },
    { required: ['volume'], apart: [['key', 'keyfile']] },
  ),
  bcache: map(
    { ...COMMON, ...all(TEXT, 'backing_device cache_device cache_mode name') },
    { someOf: ['backing_device', 'cache_device'] },
  ),
  zpool: map(
    {
      ...COMMON,
      vdevs: NAMES,
      ...all(mapOf(ANY), 'pool_properties fs_properties'),
      default_features: TRUTH,
      ...all(either(TEXT, NOTHING), 'encryption_style keyfile mountpoint'),
      pool: TEXT,
    },
    { required: ['vdevs', 'pool'] },
  ),
  zfs: map(
    { ...COMMON, ...all(TEXT, 'pool volume'), properties: mapOf(ANY) },
    { required: ['pool', 'volume'] },
  ),
  dasd: map({
    ...COMMON,
    blocksize: WHOLE,
    ...all(TEXT, 'device_id disk_layout label mode'),
  }),
  nvme_controller: map(
    { ...COMMON, transport: word('pcie', 'tcp'), tcp_port: WHOLE, tcp_addr: TEXT },
    { required: ['transport'] },
  ),
  device: map({ ...COMMON, ...all(TEXT, 'path ptable') }),
};

/** The keys of an action that name other actions by their `id`. */
export const REFERENCES: Readonly<Record<string, readonly string[]>> = {
  disk: ['nvme_controller'],
  partition: ['device'],
  format: ['volume'],
  mount: ['device'],
  raid: ['devices', 'spare_devices', 'container'],
  lvm_volgroup: ['devices'],
  lvm_partition: ['volgroup'],
  dm_crypt: ['volume'],
  bcache: ['backing_device', 'cache_device'],
  zpool: ['vdevs'],
  zfs: ['pool'],
};

// Every action has an id, whether another names it or not.
const IDENTIFIED = Object.fromEntries(
  Object.entries(ACTIONS).map(([type, shape]) => [type, { ...shape, required: ['id', ...shape.required] }]),
);

const GRUB = map(
  {
    install_devices: either(TEXT, list(TEXT)),
    ...all(
      TRUTH,
      'probe_additional_os reorder_uefi replace_linux_default update_nvram remove_duplicate_entries',
    ),
    reorder_uefi_force_fallback: TRUTH,
    terminal: TEXT,
  },
  { rest: ANY },
);

/** The section `storage`: a layout by name, or the actions of curtin. */
export const STORAGE: Shape = map({
  layout: LAYOUT,
  config: list(by('type', IDENTIFIED)),
  version: either(WHOLE, TEXT),
  swap: map({ size: either(WHOLE, TEXT), filename: TEXT, maxsize: either(WHOLE, TEXT), force: TRUTH }),
  grub: GRUB,
});
