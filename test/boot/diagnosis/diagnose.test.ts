import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { CASES } from '../../../src/boot/diagnosis/diagnose.ts';
import {
  begin,
  checkpoint,
  config,
  discover,
  file,
  foundUpTo,
  probe,
  problem,
  request,
  script,
  silence,
  stuck,
  type Timed,
  tftp,
} from './course.ts';

const test = suite('boot/diagnosis/diagnose');

/** Firmware until its program is whole, as in c-uefi-snponly.pcap. */
const UEFI: readonly Timed[] = [
  [0, discover('uefi')],
  [3.69, request('uefi')],
  [3.71, probe('snponly.efi')],
  [4.6, tftp('snponly.efi')],
];
const BIOS: readonly Timed[] = [
  [0, discover('bios')],
  [1.02, discover('bios')],
  [3.06, request('bios')],
  [3.5, tftp('undionly.kpxe')],
];
/** iPXE from its first packet on, as in a-bios-rom-ipxe.pcap, which waits for router advertisements. */
const IPXE: readonly Timed[] = [
  [0, discover('ipxe')],
  [0.99, discover('ipxe')],
  [3.01, request('ipxe')],
];

const NOT_THERE = { outcome: 'refused', bytes: 0, reason: 'file not found' } as const;

function later(seconds: number, course: readonly Timed[]): readonly Timed[] {
  return course.map(([at, event]) => [at + seconds, event]);
}

/** From the script on, where the kernel is loaded at once. */
const LOADED: readonly Timed[] = [
  [0, begin()],
  [0.1, script()],
  [0.6, file('debian12/linux')],
  [8, file('debian12/initrd.gz')],
];

/** Whole installations, with the times of the captures; whoever is not stuck is not said to be. */
const WELL: Readonly<
  Record<string, readonly [course: readonly Timed[], until: number, found: readonly string[]]>
> = {
  'iPXE’s ROM that waits for router advertisements, and Debian’s installer (g-di-preseed-bios.pcap)': [
    [
      ...IPXE,
      ...later(16.1, LOADED),
      [125.95, discover('system')],
      [125.99, request('system')],
      [126.5, config()],
    ],
    3000,
    ['router-advertisements'],
  ],
  'iPXE’s ROM where routers advertise (h-install-bios.pcap)': [
    [
      ...IPXE,
      ...later(4.2, LOADED),
      [13.45, discover('system')],
      [13.48, request('system')],
      [13.5, config()],
      [19, checkpoint()],
      [19.1, discover('ipxe', { boot: 'local' })],
    ],
    300,
    [],
  ],
  'UEFI that probes the size first (c-uefi-snponly.pcap)': [
    [
      ...UEFI,
      ...later(6.4, IPXE),
      ...later(11, LOADED),
      [24.8, discover('system')],
      [24.9, request('system')],
      [25, config()],
    ],
    3000,
    [],
  ],
  'UEFI with Secure Boot, where GRUB loads kernel and initrd by TFTP': [
    [
      [0, discover('uefi', { file: 'shimx64.efi' })],
      [3.8, request('uefi', { file: 'shimx64.efi' })],
      [3.9, probe('shimx64.efi')],
      [4.7, tftp('shimx64.efi')],
      [5, tftp('revocations_sku.efi', NOT_THERE)],
      [7, tftp('grubx64.efi')],
      [7.5, tftp('grub/x86_64-efi/command.lst', NOT_THERE)],
      [7.6, script()],
      [7.7, tftp('grub/grub.cfg', { bytes: 509 })],
      [10, tftp('files/debian12/linux')],
      [11, tftp('files/debian12/initrd.gz')],
      [20.5, discover('system')],
      [20.6, request('system')],
      [21, config()],
    ],
    3000,
    [],
  ],
  'UEFI beside another server (i-proxydhcp-uefi.pcap)': [
    [
      [0, discover('uefi', { address: null, file: null })],
      [3.81, request('uefi', { address: null })],
      [4.7, tftp('snponly.efi')],
      [6.92, discover('ipxe', { address: null })],
      [7.1, begin()],
      [7.2, script()],
      [7.4, file('debian12/linux')],
      [7.9, config()],
    ],
    3000,
    [],
  ],
  'UEFI HTTP boot, which asks for the size first (d-uefi-http.pcap)': [
    [
      [0, discover('http')],
      [3.85, request('http')],
      [3.9, file('vaq/snponly.efi', { method: 'HEAD', complete: false })],
      [4, file('vaq/snponly.efi')],
      ...later(6.48, IPXE),
      ...later(11, LOADED),
      [22.56, discover('system')],
      [22.6, request('system')],
      [23, config()],
    ],
    3000,
    [],
  ],
  // Five times as slow as the captures, but for the timers of the firmware.
  'a machine that is emulated on a busy computer': [
    [
      [0, discover('uefi')],
      [4, request('uefi')],
      [9, probe('snponly.efi')],
      [22, tftp('snponly.efi')],
      ...later(58, IPXE),
      [95, begin()],
      [97, script()],
      [125, file('debian12/linux')],
      [180, file('debian12/initrd.gz')],
      [455, discover('system')],
      [456, request('system')],
      [520, config()],
    ],
    3000,
    ['router-advertisements'],
  ],
  'such a machine beside another server': [
    [
      [0, discover('ipxe', { address: null })],
      [2, discover('ipxe', { address: null })],
      [50, begin()],
      [52, script()],
      [80, file('debian12/linux')],
      [120, config()],
    ],
    3000,
    [],
  ],
  'an installer that loads an image from elsewhere before it asks for its configuration': [
    [
      ...IPXE,
      ...later(4, LOADED),
      [30, discover('system')],
      [30.1, request('system')],
      [32, file('ubuntu/live.iso')],
      [190, discover('system')],
      [190.1, request('system')],
      [230, config()],
    ],
    3000,
    [],
  ],
  'a boot without a configuration that never ends': [
    [...IPXE, [4, begin()], [4.1, script({ config: null, done: 'never' })], [5, file('live/vmlinuz')]],
    7200,
    [],
  ],
  'a boot that is done when its configuration is fetched, and starts anew': [
    [
      ...IPXE,
      [4, script({ done: 'fetched' })],
      [5, file('debian12/linux')],
      [60, config()],
      [500, discover('uefi')],
      [503.7, request('uefi')],
      [504, tftp('snponly.efi')],
      [506, discover('ipxe')],
      [509, request('ipxe')],
      [510, script({ done: 'fetched' })],
    ],
    515,
    [],
  ],
  'a machine that boots its disk': [[[0, discover('uefi', { boot: 'local', file: null })]], 600, []],
};

for (const [name, [course, until, found]] of Object.entries(WELL)) {
  test(`nothing is wrong with ${name}`, () => assert.deepEqual(foundUpTo(course, until), found));
}

const MISMATCH = 'the boot on-arm is for arm64, and this machine’s firmware is x86_64';
const FOREIGN = "198.51.100.77 asked for what is ams1/r1-01's; refused";

/** For each way to get stuck: a course, a second when nothing is said yet, one when it is, and what is said. */
const STUCK: readonly (readonly [
  id: string,
  course: readonly Timed[],
  early: number | null,
  late: number,
  sentence: string,
])[] = [
  [
    'address-taken',
    [...IPXE, [3.2, silence('declined', 'DECLINE: another machine uses it')]],
    null,
    3.2,
    'it declines its address, because another machine answers there',
  ],
  [
    'another-server',
    [
      [0, discover('uefi')],
      [
        3.8,
        silence('other-server', 'REQUEST of ams1/r1-01 (52:54:00:00:00:01) is for the server 198.51.100.254'),
      ],
    ],
    6,
    7,
    'it has taken an address from another DHCP server (198.51.100.254)',
  ],
  [
    // EDK II asks again after 4, 8 and 16 seconds.
    'no-request',
    [
      [0, discover('uefi')],
      [4, discover('uefi')],
      [12, discover('uefi')],
    ],
    11,
    12,
    'it was offered an address 3 times and has never asked for it',
  ],
  [
    'proxy-ignored',
    [
      [0, discover('bios', { address: null })],
      [4, discover('bios', { address: null })],
    ],
    59,
    60,
    'it was told 2 times what to start, and has not asked for it',
  ],
  [
    'no-program',
    [[0, discover('uefi', { architecture: 'efi-ia32', file: null })]],
    null,
    0,
    'there is no boot program for its firmware (efi-ia32)',
  ],
  [
    'no-program',
    [[0, discover('uefi', { architecture: null, file: null })]],
    null,
    0,
    'there is no boot program for its firmware (it does not say which)',
  ],
  [
    'program-not-loaded',
    [
      [0, discover('uefi')],
      [3.69, request('uefi')],
    ],
    48,
    49,
    'it was told to load snponly.efi 45 seconds ago, and has not',
  ],
  [
    // A probe alone is no load.
    'program-not-loaded',
    [
      [0, discover('uefi')],
      [3.69, request('uefi')],
      [3.71, probe('snponly.efi')],
    ],
    48,
    49,
    'it was told to load snponly.efi 45 seconds ago, and has not',
  ],
  [
    'program-not-loaded',
    [
      [0, discover('http')],
      [3.85, request('http')],
    ],
    48,
    49,
    'it was told to load http://198.51.100.1/files/vaq/snponly.efi 45 seconds ago, and has not',
  ],
  [
    // It has given up, and begins anew.
    'program-not-loaded',
    [
      [0, discover('uefi')],
      [3.69, request('uefi')],
      [15, discover('uefi')],
    ],
    23,
    24,
    'it was told to load snponly.efi 20 seconds ago, and has not',
  ],
  [
    // The times of b-bios-undionly.pcap: the second program asks 2.3 seconds after the first.
    'chain-loop',
    [...BIOS, ...later(5.8, BIOS)],
    9,
    9.5,
    'it has loaded undionly.kpxe 2 times, and each time it asked again as bare firmware',
  ],
  [
    'chain-loop',
    [...UEFI, ...later(7, UEFI), ...later(14, UEFI), ...later(21, UEFI)],
    null,
    26,
    'it has loaded snponly.efi 4 times, and each time it asked again as bare firmware',
  ],
  [
    // f-sb-unsigned-refused.pcap: after the program nothing comes.
    'program-refused',
    [
      [0, discover('uefi')],
      [3.709, request('uefi')],
      [3.725, probe('snponly.efi')],
      [4.6, tftp('snponly.efi')],
    ],
    64,
    65,
    'its firmware has loaded snponly.efi and not started it',
  ],
  [
    'program-refused',
    [...UEFI, [50, discover('uefi')]],
    30,
    50,
    'its firmware has loaded snponly.efi and not started it',
  ],
  [
    // The last acknowledgement of some firmware is missing, and the program arrived.
    'program-refused',
    [
      ...UEFI.slice(0, 3),
      [
        4.6,
        tftp('snponly.efi', {
          outcome: 'failed',
          reason: 'the last block was sent but not acknowledged after 5 resends',
        }),
      ],
    ],
    64,
    65,
    'its firmware has loaded snponly.efi and not started it',
  ],
  ['program-silent', BIOS, 63, 64, 'it has loaded undionly.kpxe, and nothing was heard of it since'],
  [
    'tftp-blocked',
    [
      ...UEFI.slice(0, 2),
      [
        20,
        tftp('snponly.efi', {
          outcome: 'failed',
          bytes: 0,
          heard: false,
          reason: 'no answer after 5 resends',
        }),
      ],
    ],
    19,
    20,
    'it has asked for snponly.efi by TFTP, and nothing that we send for it is answered',
  ],
  [
    'tftp-blksize',
    [
      ...UEFI.slice(0, 3),
      [20, tftp('snponly.efi', { outcome: 'failed', bytes: 0, reason: 'no answer after 5 resends' })],
    ],
    19,
    20,
    'the first block of snponly.efi (1468 bytes) does not reach it, though it answers by TFTP',
  ],
  [
    'tftp-broken',
    [
      ...UEFI.slice(0, 3),
      [
        9,
        tftp('snponly.efi', {
          outcome: 'failed',
          bytes: 51_200,
          reason: 'the client gave up: error 3 disk full',
        }),
      ],
    ],
    8,
    9,
    'it has got 51200 bytes of snponly.efi by TFTP, and then no more: the client gave up: error 3 disk full',
  ],
  [
    'tftp-missing',
    [
      ...UEFI.slice(0, 2),
      [3.8, tftp('snponly.efi', { outcome: 'refused', bytes: 0, reason: 'file not found' })],
    ],
    3.7,
    3.8,
    'it asks for snponly.efi by TFTP, which is not served: file not found',
  ],
  [
    // Beside another server GRUB is silent where shim was not.
    'grub-lost',
    [
      [0, discover('uefi', { address: null, file: null })],
      [3.8, request('uefi', { address: null, file: 'shimx64.efi' })],
      [4.7, tftp('shimx64.efi')],
      [5, tftp('revocations_sku.efi', NOT_THERE)],
      [7, tftp('grubx64.efi')],
    ],
    66,
    67,
    'it has loaded grubx64.efi, which has not asked for its configuration',
  ],
  [
    'grub-lost',
    [
      [0, request('uefi', { file: 'shimx64.efi' })],
      [1, tftp('shimx64.efi')],
      [3, tftp('grubx64.efi')],
      [12, discover('http')],
    ],
    11,
    12,
    'it has loaded grubx64.efi, which has not asked for its configuration',
  ],
  [
    'wrong-architecture',
    [...IPXE, [4, begin()], [4.1, problem('architecture', MISMATCH)]],
    null,
    4.1,
    MISMATCH,
  ],
  [
    'foreign-address',
    [...IPXE, ...later(4, LOADED), [60, problem('foreign-address', FOREIGN)]],
    59,
    60,
    FOREIGN,
  ],
  [
    'router-advertisements',
    IPXE,
    6.5,
    7.5,
    'iPXE has its address and asks for nothing yet: it waits up to 15 seconds for IPv6 router advertisements',
  ],
  [
    'script-not-fetched',
    IPXE,
    63,
    63.5,
    'iPXE has its address, and has not fetched its script from http://198.51.100.1/boot.ipxe',
  ],
  [
    // iPXE gives up and leaves, and the firmware asks again.
    'script-not-fetched',
    [...UEFI, ...later(6.4, IPXE), [15, discover('uefi')]],
    13,
    15,
    'iPXE has its address, and has not fetched its script from http://198.51.100.1/boot.ipxe',
  ],
  [
    'file-missing',
    [...IPXE, [4, script()], [4.5, file('debian12/linux', { status: 404, complete: false })]],
    4,
    4.5,
    'it has asked for debian12/linux and was answered 404',
  ],
  [
    // The script of vaq asks again after a failure.
    'file-missing',
    [
      ...IPXE,
      [4, script()],
      [4.5, file('debian12/initrd.gz', { status: 503, complete: false })],
      [9, script()],
    ],
    4,
    12,
    'it has asked for debian12/initrd.gz and was answered 503',
  ],
  [
    'file-broken',
    [
      ...IPXE,
      [4, script()],
      [5, file('debian12/linux')],
      [9, file('debian12/initrd.gz', { complete: false })],
    ],
    18,
    19,
    'it has broken off while it was loading debian12/initrd.gz',
  ],
  [
    'no-kernel',
    [...IPXE, [4, begin()], [4.1, script()]],
    64,
    65,
    'it was given the script of debian12 61 seconds ago, and has loaded no kernel',
  ],
  [
    'kernel-refused',
    [...IPXE, ...later(4, LOADED), [17, begin()], [17.1, script()]],
    16,
    18,
    'it has loaded the kernel of debian12 and come back for its script instead of starting it',
  ],
  [
    'config-refused',
    [...IPXE, ...later(4, LOADED), [60, config({ artifact: null, status: 404, complete: false })]],
    59,
    60,
    'it has asked for /config/52-54-00-00-00-01/debian12/preseed.cfg and was answered 404',
  ],
  [
    'restarted',
    [...IPXE, ...later(4, LOADED), [60, config()], [300, discover('uefi')]],
    299,
    300,
    'it has started anew without a report that debian12 is done',
  ],
  [
    'restarted',
    [
      ...IPXE,
      ...later(4, LOADED),
      [60, config()],
      [299, discover('ipxe')],
      [302, request('ipxe')],
      [303, script()],
    ],
    301,
    303,
    'it has started anew without a report that debian12 is done',
  ],
  [
    // g-di-preseed-bios.pcap has the installer's DHCP at 125.95.
    'config-not-asked',
    [...IPXE, ...later(16, LOADED), [125.95, discover('system')], [125.99, request('system')]],
    305,
    307,
    'its installer has an address for 3 minutes, and has not asked for preseed.cfg',
  ],
  [
    'installer-offline',
    [...IPXE, ...later(4, LOADED)],
    310,
    312,
    'it has loaded its kernel 5 minutes ago, and its installer was not heard of since',
  ],
  [
    'no-checkpoint',
    [...IPXE, ...later(4, LOADED), [60, config()]],
    3600,
    3660,
    'it has fetched its configuration 60 minutes ago, and has not reported that debian12 is done',
  ],
];

for (const [id, course, early, late, sentence] of STUCK) {
  test(`${id}: ${sentence}`, () => {
    const found = stuck(course, late);
    assert.deepEqual(found && [found.id, found.sentence], [id, sentence]);
    const { advice, passes = false } = CASES.find((one) => one.id === id)!;
    assert.deepEqual([found!.advice, found!.passes], [advice, passes]);
    if (early !== null) assert.notEqual(stuck(course, early)?.id, id, 'not yet');
    assert.equal(stuck([...course, [late, checkpoint()]], late + 1), null, 'a report ends it');
  });
}

test('every case has a course', () => {
  const ids = [...new Set(STUCK.map(([id]) => id))].sort();
  assert.deepEqual(ids, CASES.map(({ id }) => id).sort());
});

test('who goes on is not stuck any more', () => {
  const stalled: readonly Timed[] = [...IPXE, [4, begin()], [4.1, script()]];
  assert.equal(stuck(stalled, 70)?.id, 'no-kernel');
  assert.equal(stuck([...stalled, [71, file('debian12/linux')]], 72), null);
});

test('a machine that goes in circles for days fills no memory, and is said to', () => {
  const course = Array.from({ length: 2000 }, (_, round) => later(round * 6, BIOS)).flat();
  const found = stuck(course, 12_004);
  assert.equal(found?.id, 'chain-loop');
});

test('a GRUB that was given its configuration and loads nothing is as stuck as an iPXE is', () => {
  const course: readonly Timed[] = [
    [0, request('uefi', { file: 'shimx64.efi' })],
    [1, tftp('shimx64.efi')],
    [3, tftp('grubx64.efi')],
    [3.1, script()],
    [3.2, tftp('grub/grub.cfg', { bytes: 509 })],
  ];
  assert.equal(stuck(course, 70)?.id, 'no-kernel');
  assert.equal(stuck([...course, [4, tftp('files/debian12/linux', NOT_THERE)]], 70)?.id, 'file-missing');
});

test.run();
