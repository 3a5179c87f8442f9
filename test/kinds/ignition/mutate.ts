import type { Pick } from '../../support/pick.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Values that some rule looks at, good and bad. */
const VALUES: readonly Json[] = [
  ...[
    '',
    'x',
    '/',
    '/a//b',
    '/a/../b',
    'a/b',
    'core',
    'ext4',
    'ntfs',
    'none',
    'gzip',
    'raid1',
    'raid7',
    'linear',
  ],
  ...['data:,x', 'data:;base64,YQ==', 'data:;base64,YQ=', 'data:,%zz', 'data:x', 'http://x', 'http://x:y/'],
  ...['ftp://x', 'gs://b/o', 's3://b/k?versionId=', ':x', 'sha512-abc', 'md5-x', 'sha512'],
  ...['a.service', 'a@b.service', 'a.conf', 'a.txt', '[Unit]\nA=b\n', '[Unit', '[Unit]\nfoo\n', '[Unit] x\n'],
  ...['01234567-89AB-CDEF-EDCB-A98765432101', 'nope', 'a'.repeat(40), 'lab:el', 'é'.repeat(10), 'tpm2'],
  ...[-1, 0, 1, 420, 4096, 1.5, true, false, null],
];

/** A configuration with something of every section. */
const WHOLE: Json = {
  ignition: {
    version: '3.3.0',
    config: { merge: [{ source: 'data:,x' }] },
    proxy: { httpProxy: 'http://x' },
  },
  kernelArguments: { shouldExist: ['a'], shouldNotExist: ['b'] },
  passwd: { users: [{ name: 'core', uid: 1, groups: ['a'] }], groups: [{ name: 'g', gid: 1 }] },
  storage: {
    disks: [
      {
        device: '/dev/sda',
        wipeTable: true,
        partitions: [{ number: 1, label: 'a', startMiB: 1, sizeMiB: 1 }],
      },
    ],
    raid: [{ name: 'data', level: 'raid1', devices: ['/dev/sda', '/dev/sdb'], spares: 1 }],
    filesystems: [{ device: '/dev/sda1', format: 'ext4', label: 'a', path: '/', wipeFilesystem: true }],
    luks: [
      {
        name: 'data',
        device: '/dev/sdb',
        clevis: { tang: [{ url: 'http://x', thumbprint: 'x' }], tpm2: true },
      },
    ],
    files: [{ path: '/a', mode: 420, overwrite: true, user: { id: 1 }, contents: { source: 'data:,x' } }],
    directories: [{ path: '/b', mode: 493, group: { name: 'core' } }],
    links: [{ path: '/c', target: '/a', hard: true }],
  },
  systemd: {
    units: [{ name: 'a.service', enabled: true, contents: '[Unit]\nA=b\n', dropins: [{ name: 'a.conf' }] }],
  },
};

interface Slot {
  readonly holder: Json[] | { [key: string]: Json };
  readonly key: string | number;
}

function slotsIn(value: Json): readonly Slot[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  const holder = value as { [key: string]: Json };
  return keys.flatMap((key) => [{ holder: value, key }, ...slotsIn(holder[key]!)]);
}

function change({ holder, key }: Slot, pick: Pick): void {
  const at = holder as { [key: string]: Json };
  switch (pick(6)) {
    case 0:
      if (!Array.isArray(holder)) delete holder[key];
      return;
    case 1:
      if (Array.isArray(holder)) holder.push(structuredClone(at[key]!));
      return;
    case 2:
      if (!Array.isArray(holder)) at[`${key}s`] = 1;
      return;
    default:
      at[key] = VALUES[pick(VALUES.length)]!;
  }
}

/** A copy of the whole configuration, of a version, with one to three things changed. */
export function mutant(pick: Pick): string {
  const config = structuredClone(WHOLE) as { [key: string]: Json };
  const kept = Object.entries(config).filter(([key]) => key === 'ignition' || pick(3) === 0);
  const part = Object.fromEntries(kept) as { [key: string]: Json };
  const head = part.ignition as { [key: string]: Json };
  head.version = `3.${pick(4)}.0`;
  const changes = 1 + pick(3);
  for (let count = 0; count < changes; count += 1) {
    const slots = slotsIn(part).filter(({ key }) => key !== 'version' && key !== 'ignition');
    change(slots[pick(slots.length)]!, pick);
  }
  return JSON.stringify(part, null, pick(2) * 2);
}
