import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { describeClient } from '../../../src/boot/dhcp/client.ts';
import { encodeOption } from '../../../src/boot/dhcp/codec/options.ts';
import type { DhcpPacket } from '../../../src/boot/dhcp/codec/packet.ts';
import { fourHostsWith, type Ground, openGround } from '../../support/session-ground.ts';
import { type Scene, withScene } from '../../support/session-scene.ts';
import { CAPTURED_REQUESTS, captured, withOptions } from '../dhcp/captured.ts';

const test = suite('boot/session/dhcp-handler');

/** The UUID that all captured machines send. */
const UUID = '6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab';

/** The captured machines: name, MAC and the address that each asks for. */
const MACHINES: readonly (readonly [name: string, mac: string, address: string])[] = [
  ['bios', '52:54:00:00:00:0a', '198.51.100.165'],
  ['undionly', '52:54:00:00:00:0b', '198.51.100.166'],
  ['http', '52:54:00:00:00:0d', '198.51.100.168'],
  ['arm', '52:54:00:00:00:0e', '198.51.100.169'],
  ['installer', '52:54:00:00:00:10', '198.51.100.171'],
  ['uefi', '52:54:00:00:00:1c', '198.51.100.183'],
  ['left', '52:54:00:00:00:22', '198.51.100.184'],
  ['snponly', '52:54:00:00:00:31', '198.51.100.103'],
  ['dhclient', '52:54:00:c0:00:02', '198.51.100.178'],
  ['relayed', '52:54:00:fa:00:01', '203.0.113.127'],
];

function host(name: string, interfaces: string, more = ''): string {
  return `---\n{name: ${name}, workflow: debian12, metadata: {disk: /dev/vda}, interfaces: [${interfaces}]${more}}\n`;
}

function port(mac: string, ipv4: string, more = ''): string {
  return `{type: physical, name: eth0, mac: "${mac}", ipv4: ${ipv4}${more}}`;
}

const SPECIAL = [
  ...MACHINES.map(([name, mac, address]) => host(name, port(mac, address))),
  host('silent', port('52:54:00:00:04:01', '198.51.100.41'), ', local_boot: silent'),
  host(
    'ports',
    `{type: bmc, name: ipmi, mac: "52:54:00:00:04:02", ipv4: 198.51.100.42, hostname: ports-bmc}, {type: physical, name: eth0, mac: "52:54:00:00:04:03", ignore_dhcp: true}, ${port('52:54:00:00:04:04', '198.51.100.44')}`,
  ),
  host(
    'uuid-only',
    '{type: physical, name: eth0, ipv4: 198.51.100.46}',
    ', uuid: 00010203-0405-0607-0809-0a0b0c0d0e0f',
  ),
  host(
    'bonded',
    '{type: physical, name: eno1, mac: "52:54:00:00:04:11"}, {type: physical, name: eno2, mac: "52:54:00:00:04:12"}, {type: bond, name: bond0, members: [eno1, eno2], ipv4: 198.51.100.47}',
    ', workflow: diskless',
  ).replace('workflow: debian12, ', ''),
  host('uuid', port('52:54:00:00:04:05', '198.51.100.45'), ', uuid: 11111111-2222-3333-4444-555555555555'),
].join('');

const ENV = fourHostsWith().get('sites/ams1/env.yml')!;
const FILES = fourHostsWith({
  'sites/ams1/env.yml': ENV.replace(
    'subnets:\n',
    `subnets:
  - id: relayed
    cidr: 203.0.113.0/24
    gateway: 203.0.113.1
    domain_name: relayed.example
    ntp: [198.51.100.1, time.mirror.example]
    dhcp_options: [{option: 252, type: string, value: "http://mirror.example/wpad.dat"}]
`,
  ),
  'sites/ams1/special.yml': SPECIAL,
  'workflows/diskless.yml': 'id: diskless\nworkflow: [{boot: diskless}]\n',
  'boot/diskless.yml': 'id: diskless\nname: Diskless\noperating_system: debian12\ndone: never\n',
});

let ground: Ground;
test.before(async () => {
  ground = await openGround(FILES);
});
test.after(() => ground.close());

const EVERYBODY = MACHINES.map(([name]) => `ams1/${name}`);
const TFTP = (name: string): string => `${name}.program from 198.51.100.1`;
const SCRIPT = 'http://198.51.100.1/boot.ipxe';

/** What each captured client is told to start where its host is due for the network, and where it is not. */
const TOLD: Readonly<Record<string, readonly [host: string, network: string, local: string]>> = {
  'aavmf-pxe-discover': ['arm', TFTP('efi-arm64'), 'local boot, so no boot file'],
  'aavmf-pxe-request': ['arm', TFTP('efi-arm64'), 'local boot, so no boot file'],
  'debian-installer-discover': ['installer', 'address only', 'address only'],
  'debian-installer-request': ['installer', 'address only', 'address only'],
  'dhclient-discover': ['dhclient', 'address only', 'address only'],
  'dhclient-request': ['dhclient', 'address only', 'address only'],
  'ipxe-efi-discover': ['uefi', SCRIPT, SCRIPT],
  'ipxe-rom-bios-discover': ['bios', SCRIPT, SCRIPT],
  'ipxe-rom-bios-request': ['bios', SCRIPT, SCRIPT],
  'ipxe-rom-user-class-discover': ['undionly', SCRIPT, SCRIPT],
  'ovmf-http-after-exit-discover': [
    'left',
    'http://198.51.100.1/files/http-x86_64.program',
    'local boot, so no boot file',
  ],
  'ovmf-http-discover': [
    'http',
    'http://198.51.100.1/files/http-x86_64.program',
    'local boot, so no boot file',
  ],
  'ovmf-http-request': [
    'http',
    'http://198.51.100.1/files/http-x86_64.program',
    'local boot, so no boot file',
  ],
  'ovmf-pxe-discover': ['uefi', TFTP('efi-x86_64'), 'local boot, so no boot file'],
  'ovmf-pxe-request': ['uefi', TFTP('efi-x86_64'), 'local boot, so no boot file'],
  'snponly-discover': ['snponly', SCRIPT, SCRIPT],
  'udhcpc-relayed-discover': ['relayed', 'address only', 'address only'],
  'udhcpc-relayed-request': ['relayed', 'address only', 'address only'],
  'undionly-discover': ['undionly', SCRIPT, SCRIPT],
  'undionly-request': ['undionly', SCRIPT, SCRIPT],
};

/** What a captured client is. */
function clientOf(name: string): { readonly client: string; readonly architecture: string | null } {
  const { kind, architecture } = describeClient(captured(name));
  return { client: kind, architecture };
}

/** The boot file that a client is told to start. */
function fileOf(told: string): string | null {
  return /^(?:http:\S+|\S+(?= from ))/.exec(told)?.[0] ?? null;
}

/** What is logged and recorded of one packet; both say the same. */
async function reported(scene: Scene, name: string): Promise<unknown> {
  const outgoing = scene.dhcp(captured(name));
  assert.ok(outgoing !== null);
  const line = scene.log.at(-1)!;
  const { at, ...event } = (await scene.events()).at(-1)!;
  const { mac, type, reply, address } = line;
  const [site, host] = line.host!.split('/');
  assert.deepEqual(event, { kind: 'dhcp', site, host, mac, type, reply, address });
  return line;
}

test('each captured client of a known host is told what its host is due, which is logged and recorded', async () => {
  assert.deepEqual(
    Object.keys(TOLD),
    CAPTURED_REQUESTS.filter((name) => name !== 'snponly-other-server-request'),
  );
  for (const [column, named] of [
    [1, EVERYBODY],
    [2, []],
  ] as const) {
    await withScene(ground, { named }, async (scene) => {
      for (const [name, told] of Object.entries(TOLD)) {
        const [, mac, address] = MACHINES.find(([machine]) => machine === told[0])!;
        const [type, reply] = name.endsWith('-discover') ? ['DISCOVER', 'OFFER'] : ['REQUEST', 'ACK'];
        assert.deepEqual(await reported(scene, name), {
          event: 'dhcp',
          host: `ams1/${told[0]}`,
          mac,
          type,
          reply,
          address,
          ...clientOf(name),
          boot: column === 1 ? 'network' : 'local',
          file: fileOf(told[column]),
          message: `${type} → ${reply} ${address} to ams1/${told[0]} (${mac}): ${told[column]}`,
        });
      }
    });
  }
});

test('what the site says of its networks comes out as options', async () => {
  const asked = withOptions(captured('udhcpc-relayed-request'), { 55: Uint8Array.of(1, 3, 12, 15, 42, 252) });
  await withScene(ground, {}, async ({ dhcp }) => {
    const { packet, destination } = dhcp(asked)!;
    assert.deepEqual(destination, { address: '203.0.113.1', port: 67 });
    const text = (code: number): string => Buffer.from(packet.options.get(code) ?? []).toString('latin1');
    assert.equal(packet.yiaddr, '203.0.113.127');
    assert.deepEqual([...packet.options.get(1)!], [255, 255, 255, 0]);
    assert.deepEqual([...packet.options.get(3)!], [203, 0, 113, 1]);
    assert.deepEqual([...packet.options.get(42)!], [198, 51, 100, 1], 'a name has no room in option 42');
    assert.equal(text(12), 'relayed');
    assert.equal(text(252), 'http://mirror.example/wpad.dat');
  });
});

/** Packets of one client that are left alone, and the one line that is said of all of them. */
const ALONE: Readonly<Record<string, readonly [packet: DhcpPacket, line: unknown, recorded: boolean]>> = {
  'a stranger': [
    withMac(captured('ovmf-pxe-discover'), '02:00:00:00:00:01'),
    {
      event: 'unknown-client',
      host: null,
      mac: '02:00:00:00:00:01',
      type: 'DISCOVER',
      message: 'DISCOVER of an unknown client, 02:00:00:00:00:01; not answered',
    },
    true,
  ],
  'a stranger without a MAC': [
    { ...captured('ovmf-pxe-discover'), chaddr: new Uint8Array(6) },
    {
      event: 'unknown-client',
      host: null,
      mac: null,
      type: 'DISCOVER',
      message: `DISCOVER of an unknown client, ${UUID}; not answered`,
    },
    false,
  ],
  'an interface with `ignore_dhcp`': [
    withMac(captured('dhclient-discover'), '52:54:00:00:04:03'),
    {
      event: 'dhcp',
      host: 'ams1/ports',
      mac: '52:54:00:00:04:03',
      type: 'DISCOVER',
      reply: null,
      message: 'DISCOVER of 52:54:00:00:04:03 is not answered: this interface has `ignore_dhcp`',
    },
    false,
  ],
  'firmware of a host whose `local_boot` is `silent`': [
    withMac(captured('ovmf-pxe-discover'), '52:54:00:00:04:01'),
    {
      event: 'dhcp',
      host: 'ams1/silent',
      mac: '52:54:00:00:04:01',
      type: 'DISCOVER',
      reply: null,
      message:
        'DISCOVER of 52:54:00:00:04:01 is not answered: it boots its disk, and its `local_boot` is `silent`',
    },
    false,
  ],
  'a MAC and a UUID of two hosts': [
    withOptions(withMac(captured('ovmf-pxe-discover'), '52:54:00:00:00:01'), {
      97: Uint8Array.from([0, ...Buffer.from('11111111222233334444555555555555', 'hex')]),
    }),
    {
      event: 'problem',
      host: null,
      mac: '52:54:00:00:00:01',
      type: 'DISCOVER',
      reply: null,
      message:
        'DISCOVER of 52:54:00:00:00:01 is not answered: the MAC 52:54:00:00:00:01 is that of ams1/r1-01, but the UUID 11111111-2222-3333-4444-555555555555 is that of ams1/uuid',
    },
    false,
  ],
};

function withMac(packet: DhcpPacket, mac: string): DhcpPacket {
  return { ...packet, chaddr: Buffer.from(mac.replaceAll(':', ''), 'hex') };
}

for (const [who, [packet, line, isRecorded]] of Object.entries(ALONE)) {
  test(`${who} is left alone, and said once`, async () => {
    await withScene(ground, {}, async (scene) => {
      for (const _ of [1, 2, 3]) assert.equal(scene.dhcp(packet), null);
      assert.deepEqual(scene.log, [line]);
      assert.equal((await scene.events()).length, isRecorded ? 1 : 0);
    });
  });
}

test('a stranger is said once, whether it asks by DHCP or HTTP', async () => {
  await withScene(ground, {}, async (scene) => {
    scene.dhcp(withMac(captured('ovmf-pxe-discover'), '02:00:00:00:00:01'));
    await scene.get('/ipxe?mac=02-00-00-00-00-01', '198.51.100.11');
    assert.deepEqual(scene.log.filter(({ event }) => event === 'unknown-client').length, 1);
  });
});

/** A DISCOVER of an unknown card in the machine whose UUID has these bytes. */
function byUuid(hex: string): DhcpPacket {
  const strange = withMac(captured('ovmf-pxe-discover'), '02:00:00:00:00:02');
  return withOptions(strange, { 97: Uint8Array.from([0, ...Buffer.from(hex, 'hex')]) });
}

test('a machine that is known by its UUID alone gets its address, in either order of the bytes', async () => {
  await withScene(ground, {}, async ({ dhcp }) => {
    assert.equal(dhcp(byUuid('000102030405060708090a0b0c0d0e0f'))?.packet.yiaddr, '198.51.100.46');
    assert.equal(dhcp(byUuid('030201000504070608090a0b0c0d0e0f'))?.packet.yiaddr, '198.51.100.46');
  });
});

test('a second card of a machine that is known by its MAC does not get the address of the first', async () => {
  await withScene(ground, {}, async ({ dhcp, log }) => {
    assert.equal(dhcp(byUuid('11111111222233334444555555555555')), null);
    assert.match(log[0]!.message, /: it has no interface with the MAC 02:00:00:00:00:02$/);
  });
});

test('a host with `silent` gets its address when an operating system asks, and its boot when one is due', async () => {
  const ask = (name: string) => withMac(captured(name), '52:54:00:00:04:01');
  await withScene(ground, {}, async ({ dhcp }) => {
    assert.equal(dhcp(ask('dhclient-discover'))?.packet.yiaddr, '198.51.100.41');
    assert.equal(dhcp(ask('undionly-discover')), null);
  });
  await withScene(ground, { named: ['ams1/silent'] }, async ({ dhcp, log }) => {
    assert.ok(dhcp(ask('ovmf-pxe-discover')));
    assert.match(log.at(-1)!.message, /: efi-x86_64\.program from 198\.51\.100\.1$/);
  });
});

test('a BMC gets its address and its own name, and nothing to start', async () => {
  await withScene(ground, { named: ['ams1/ports'] }, async ({ dhcp, log }) => {
    const { packet } = dhcp(withMac(captured('ovmf-pxe-discover'), '52:54:00:00:04:02'))!;
    assert.equal(packet.yiaddr, '198.51.100.42');
    assert.equal(Buffer.from(packet.options.get(12)!).toString(), 'ports-bmc');
    assert.match(log.at(-1)!.message, /: address only, never booted$/);
  });
});

test('the first member of a bond is offered the bond’s address, the second none', async () => {
  await withScene(ground, { named: ['ams1/bonded'] }, async ({ dhcp, log }) => {
    const { packet } = dhcp(withMac(captured('ovmf-pxe-discover'), '52:54:00:00:04:11'))!;
    assert.deepEqual([packet.yiaddr, packet.siaddr], ['198.51.100.47', '198.51.100.1']);
    assert.equal(dhcp(withMac(captured('ovmf-pxe-discover'), '52:54:00:00:04:12')), null);
    assert.match(log.at(-1)!.message, /04:12 is not answered: it has no address on this interface$/);
  });
});

test('a host that takes the address of another server is said once, since that server has won', async () => {
  await withScene(ground, { named: EVERYBODY }, async (scene) => {
    for (const _ of [1, 2]) assert.equal(scene.dhcp(captured('snponly-other-server-request')), null);
    const line = {
      event: 'dhcp',
      host: 'ams1/snponly',
      mac: '52:54:00:00:00:31',
      type: 'REQUEST',
      reply: null,
      code: 'other-server',
      message: 'REQUEST of ams1/snponly (52:54:00:00:00:31) is for the server 198.51.100.254',
    };
    assert.deepEqual([scene.log, await scene.events()], [[line], []]);
  });
});

test('what is not for us is not worth a line', async () => {
  await withScene(ground, { named: EVERYBODY }, async (scene) => {
    assert.equal(scene.dhcp(captured('dnsmasq-ipxe-offer')), null);
    assert.deepEqual([scene.log, await scene.events()], [[], []]);
  });
});

test('an address that another machine uses is said each time', async () => {
  await withScene(ground, {}, async ({ dhcp, log }) => {
    const decline = withOptions(captured('dhclient-request'), { 53: Uint8Array.of(4) });
    for (const _ of [1, 2]) assert.equal(dhcp(decline), null);
    const message =
      'DECLINE: ams1/dhclient (52:54:00:c0:00:02) declines 198.51.100.178: another machine uses it';
    const line = {
      event: 'dhcp',
      host: 'ams1/dhclient',
      mac: '52:54:00:c0:00:02',
      type: 'DECLINE',
      reply: null,
      code: 'declined',
      message,
    };
    assert.deepEqual(log, [line, line]);
  });
});

test('an address that is not the host’s is refused', async () => {
  await withScene(ground, {}, async (scene) => {
    const other = withOptions(captured('dhclient-request'), { 50: Uint8Array.of(198, 51, 100, 99) });
    assert.equal(scene.dhcp(other)?.packet.yiaddr, '0.0.0.0');
    const [line] = scene.log;
    assert.deepEqual([line!.reply, line!.address], ['NAK', '198.51.100.178']);
    assert.equal((await scene.stateOf('ams1/dhclient')).lastEvent, 'dhcp');
  });
});

const BESIDE = fourHostsWith({
  'boot/debian12.yml': 'id: debian12\nname: Diskless\noperating_system: debian12\ndone: never\n',
  'sites/ams1/env.yml': ENV.replace('service:\n', 'service:\n  dhcp_mode: proxy\n'),
  'sites/ams1/special.yml': [
    host('no-address', '{type: physical, name: eth0, mac: "52:54:00:00:00:31"}'),
    host('other', '{type: physical, name: eth0, mac: "52:54:00:00:00:0a"}'),
    host(
      'ignored',
      '{type: physical, name: eth0, mac: "52:54:00:00:00:0b", ignore_dhcp: true}, {type: physical, name: eth1}',
      ', uuid: 22222222-2222-3333-4444-555555555555',
    ),
    host(
      'bmc',
      '{type: bmc, name: ipmi, mac: "52:54:00:00:00:0d"}, {type: physical, name: eth1, mac: "52:54:00:00:04:04"}',
    ),
  ].join(''),
});

/** A DISCOVER and a REQUEST on port 4011 of the machine that has no address in the source of truth. */
const BESIDE_DISCOVER = captured('snponly-discover');
const BESIDE_REQUEST = captured('ovmf-pxe-4011-request');
const OVMF = { address: '198.51.100.103', port: 4011 };

async function beside(named: readonly string[], run: (scene: Scene) => Promise<void>): Promise<void> {
  const other = await openGround(BESIDE);
  try {
    await withScene(other, { named }, run);
  } finally {
    await other.close();
  }
}

test('beside another server a host needs no address, and is told what to start on both ports', async () => {
  await beside(['ams1/no-address'], async (scene) => {
    assert.equal(scene.dhcp(BESIDE_DISCOVER)?.packet.yiaddr, '0.0.0.0');
    const { destination, packet } = scene.pxe(BESIDE_REQUEST, OVMF)!;
    assert.deepEqual([destination, packet.yiaddr], [OVMF, '0.0.0.0']);
    const who = {
      event: 'dhcp',
      host: 'ams1/no-address',
      mac: '52:54:00:00:00:31',
      address: null,
      boot: 'network',
    };
    const name = 'ams1/no-address (52:54:00:00:00:31)';
    assert.deepEqual(scene.log, [
      {
        ...who,
        type: 'DISCOVER',
        reply: 'OFFER',
        client: 'ipxe',
        architecture: 'efi-x86_64',
        file: SCRIPT,
        message: `DISCOVER → OFFER without an address to ${name}: ${SCRIPT}`,
      },
      {
        ...who,
        type: 'REQUEST',
        reply: 'ACK',
        client: 'pxe',
        architecture: 'efi-x86_64',
        file: 'efi-x86_64.program',
        message: `REQUEST → ACK without an address to ${name}: ${TFTP('efi-x86_64')}`,
      },
    ]);
    const events = await scene.events();
    assert.deepEqual(
      events.map((event) => event.kind === 'dhcp' && [event.host, event.reply, event.address]),
      [
        ['no-address', 'OFFER', null],
        ['no-address', 'ACK', null],
      ],
    );
  });
});

test('beside another server who takes an address is known by it in the log, but may read nothing for that', async () => {
  await beside(['ams1/no-address'], async ({ dhcp, pxe, session }) => {
    const speakers = () =>
      ['198.51.100.50', '198.51.100.103', '198.51.100.104'].map(
        (address) => session.speakerAt(address)?.label ?? null,
      );
    const wished = new Map(BESIDE_DISCOVER.options).set(50, encodeOption(50, '198.51.100.50'));
    dhcp({ ...BESIDE_DISCOVER, options: wished });
    assert.deepEqual(speakers(), [null, null, null], 'a wish is no address');
    const taken = new Map(wished).set(53, Uint8Array.of(3)).set(54, encodeOption(54, '198.51.100.254'));
    assert.equal(dhcp({ ...BESIDE_DISCOVER, options: taken }), null);
    assert.deepEqual(speakers(), ['ams1/no-address', null, null]);
    pxe({ ...BESIDE_REQUEST, ciaddr: '198.51.100.103' }, OVMF);
    assert.deepEqual(speakers(), [null, 'ams1/no-address', null], 'it has one address at a time');
    assert.equal(session.hostAt('198.51.100.103'), null);
  });
});

test('beside another server a host that is done gets no packet, which is said once', async () => {
  await beside([], async ({ dhcp, pxe, log }) => {
    for (const _ of [1, 2]) {
      assert.equal(dhcp(BESIDE_DISCOVER), null);
      assert.equal(pxe(BESIDE_REQUEST, OVMF), null);
    }
    assert.deepEqual(
      log.map(({ message }) => message),
      ['DISCOVER: ams1/no-address (52:54:00:00:00:31) boots its disk'],
    );
  });
});

test('beside another server nobody else gets a packet, and who does not boot is not worth a line', async () => {
  await beside(['ams1/*'], async ({ dhcp, log }) => {
    for (const name of ['dhclient-discover', 'dhclient-request', 'debian-installer-discover'])
      assert.equal(dhcp(captured(name)), null);
    assert.deepEqual(log, []);
    assert.equal(dhcp(captured('ovmf-pxe-discover')), null);
    assert.equal(dhcp(captured('undionly-discover')), null);
    assert.equal(dhcp(captured('ovmf-http-discover')), null);
    assert.deepEqual(
      log.map(({ message }) => message),
      [
        'DISCOVER of an unknown client, 52:54:00:00:00:1c; not answered',
        'DISCOVER of 52:54:00:00:00:0b is not answered: this interface has `ignore_dhcp`',
        'DISCOVER: ams1/bmc (52:54:00:00:00:0d) is never booted',
      ],
    );
  });
});

test('in server mode a boot server is asked on its port too', async () => {
  await withScene(ground, { named: ['ams1/snponly'] }, async ({ pxe }) => {
    assert.deepEqual(pxe(BESIDE_REQUEST, OVMF)?.destination, OVMF);
  });
});

test('a host that asks on another interface than its own is left alone on both ports, and said once', async () => {
  const placeOf = new Map([...ground.venue.placeOf].filter(([label]) => label !== 'ams1/snponly'));
  const moved = { ...ground, venue: { ...ground.venue, placeOf } };
  await withScene(moved, {}, async ({ dhcp, pxe, log }) => {
    for (const _ of [1, 2]) assert.equal(dhcp(captured('snponly-discover')), null);
    assert.equal(pxe(BESIDE_REQUEST, OVMF), null);
    assert.deepEqual(
      log.map(({ host, message }) => [host, message]),
      [
        [
          'ams1/snponly',
          'DISCOVER of 52:54:00:00:00:31 is not answered: it is served on another interface than this one',
        ],
      ],
    );
    assert.ok(dhcp(captured('dhclient-discover')));
  });
});

test.run();
