// What real firmware taught, one test each: captured packets through the codec and a session, without a socket.
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { DhcpPacket } from '../../src/boot/dhcp/codec/packet.ts';
import { proxyAnswer } from '../../src/boot/dhcp/proxy.ts';
import { methodsOf, parseRoute } from '../../src/boot/http/route.ts';
import { emptyAdvertisement, ROUTER_SOLICITATION, solicitingMac } from '../../src/boot/ra/codec.ts';
import { grubWish, openGrub } from '../../src/boot/session/grub.ts';
import { openTftp } from '../../src/boot/session/tftp-files.ts';
import { negotiate } from '../../src/boot/tftp/negotiate.ts';
import type { Host } from '../../src/sot/model/types.ts';
import { fourHostsWith, type Ground, openGround } from '../support/session-ground.ts';
import { withScene } from '../support/session-scene.ts';
import { captured } from './dhcp/captured.ts';
import { SERVER, sampleHost } from './dhcp/sample.ts';

const test = suite('boot/lessons');

/** The MAC of r1-01, which every machine here takes on. */
const MAC = Uint8Array.of(0x52, 0x54, 0, 0, 0, 1);

function machine(name: string, changes: Partial<DhcpPacket> = {}): DhcpPacket {
  return { ...captured(name), chaddr: MAC, ...changes };
}

function text(packet: DhcpPacket, code: number): string | null {
  const bytes = packet.options.get(code);
  return bytes === undefined ? null : Buffer.from(bytes).toString('latin1');
}

let ground: Ground;
test.before(async () => {
  const secure = `name: secure
workflow: debian12
metadata: {disk: /dev/vda}
boot_programs: {efi-x86_64: shim-grub}
`;
  ground = await openGround(
    fourHostsWith({
      'sites/ams1/secure.yml': `${secure}interfaces: [{type: physical, name: a, mac: "52:54:00:00:00:51", ipv4: 198.51.100.51}]\n`,
    }),
  );
});
test.after(() => ground.close());

test('1: iPXE, which waits for IPv6 routers after DHCP, can be told that there is none, without becoming one', () => {
  const advertisement = emptyAdvertisement();
  const lifetime = Buffer.from(advertisement).readUInt16BE(6);
  assert.deepEqual(
    [advertisement[0], lifetime, advertisement.length],
    [134, 0, 16],
    'no prefix, no lifetime',
  );
  const solicitation = Uint8Array.of(ROUTER_SOLICITATION, 0, 0, 0, 0, 0, 0, 0, 1, 1, ...MAC);
  assert.equal(solicitingMac(solicitation, new Uint8Array(16)), '52:54:00:00:00:01');
});

test('2: a proxy’s offer with a file has a next server, and OVMF is answered on port 4011, where it asks from', () => {
  const host = sampleHost();
  for (const name of [
    'ipxe-rom-bios-discover',
    'undionly-discover',
    'snponly-discover',
    'ovmf-pxe-discover',
  ]) {
    const offer = proxyAnswer(captured(name), 'dhcp', () => host, SERVER);
    assert.ok(offer.kind === 'reply' && offer.packet.file.length > 0);
    assert.equal(offer.packet.siaddr, SERVER.address, name);
  }
  const sender = { address: '198.51.100.103', port: 4011 };
  const ack = proxyAnswer(captured('ovmf-pxe-4011-request'), { pxe: sender }, () => host, SERVER);
  assert.ok(ack.kind === 'reply');
  assert.deepEqual([ack.type, ack.destination], ['ACK', sender]);
});

/** What each boot program asks of TFTP, and what it is granted of a file of 1,000,000 bytes. */
const TRANSFERS: Readonly<
  Record<string, readonly [asked: Record<string, string>, granted: Record<string, string>]>
> = {
  'OVMF, for the size': [
    { tsize: '0', blksize: '1468', windowsize: '4' },
    { tsize: '1000000', blksize: '1468', windowsize: '4' },
  ],
  OVMF: [
    { blksize: '1468', windowsize: '4' },
    { blksize: '1468', windowsize: '4' },
  ],
  shim: [
    { blksize: '512', windowsize: '4' },
    { blksize: '512', windowsize: '4' },
  ],
  GRUB: [
    { blksize: '1024', tsize: '0' },
    { tsize: '1000000', blksize: '1024' },
  ],
  iPXE: [
    { blksize: '1432', tsize: '0' },
    { tsize: '1000000', blksize: '1432' },
  ],
};

test('3: block and window sizes are granted as firmware asks for them', () => {
  const limits = { maxBlksize: 65464, maxWindowsize: 64 };
  for (const [who, [asked, granted]] of Object.entries(TRANSFERS)) {
    const { accepted } = negotiate(new Map(Object.entries(asked)), 1_000_000, limits);
    assert.deepEqual(Object.fromEntries(accepted), granted, who);
  }
});

test('4: what shim and GRUB look for in vain is "file not found", and a program is found in no folder and in any', async () => {
  const table = new Map([['grub/grubaa64.efi', { text: 'GRUB' }]]);
  for (const name of [
    'revocations_sku.efi',
    'revocations_sbat.efi',
    'shim_certificate_0.efi',
    'grub/x86_64-efi/command.lst',
    'grub/grub.cfg',
  ])
    assert.deepEqual(await openTftp(table, name), { code: 1, message: 'file not found' });
  for (const name of ['grubaa64.efi', 'grub/grubaa64.efi', 'debian/grubaa64.efi']) {
    const content = await openTftp(table, name);
    assert.ok('size' in content, name);
    assert.equal(content.size, 4);
  }
});

test('5: under Secure Boot GRUB is told to load kernel and initrd by TFTP, and nothing by HTTP', async () => {
  await withScene(ground, { named: ['ams1/secure'] }, async ({ session }) => {
    const wish = grubWish('grub/grub.cfg-01-52-54-00-00-00-51')!;
    const content = await openGrub(session, '198.51.100.1', wish, '198.51.100.51');
    assert.ok('size' in content);
    const config = Buffer.from(await content.read(0, content.size)).toString();
    assert.deepEqual(config.match(/(?:linux|initrd) \(\S+/g), [
      'linux (tftp,198.51.100.1)/files/debian12/linux',
      'initrd (tftp,198.51.100.1)/files/debian12/initrd.gz',
    ]);
  });
});

test('6: firmware that iPXE has left with `exit` asks again by HTTP boot, and is given neither URL nor class', () =>
  withScene(ground, {}, async ({ dhcp }) => {
    const { packet } = dhcp(machine('ovmf-http-after-exit-discover'))!;
    assert.deepEqual(
      [packet.yiaddr, packet.file.length, text(packet, 60), text(packet, 67), text(packet, 43)],
      ['198.51.100.11', 0, null, null, null],
    );
  }));

test('7: an iPXE that a user class hides is known by option 175, and never given itself again', () =>
  withScene(ground, { named: ['ams1/r1-01'] }, async ({ dhcp }) => {
    const chain = ['ipxe-rom-bios-discover', 'ipxe-rom-user-class-discover', 'undionly-discover'];
    for (const name of chain)
      assert.equal(text(dhcp(machine(name))!.packet, 67), 'http://198.51.100.1/boot.ipxe\0');
  }));

test('8: a boot program may be asked for by HEAD, then GET', () => {
  assert.deepEqual(methodsOf(parseRoute('/files/vaq/snponly.efi')!), ['GET', 'HEAD']);
});

test('9: Debian’s installer is told its name servers', () =>
  withScene(ground, {}, async ({ dhcp }) => {
    const { primary } = ground.host('ams1/r1-01') as Host;
    const servers = primary!.subnet!.data.dns!.map((address) => address.split('.').map(Number));
    const { packet } = dhcp(machine('debian-installer-discover'))!;
    assert.deepEqual([...packet.options.get(6)!], servers.flat());
  }));

test('10: a relayed client is answered through its relay agent, on the port of servers', () =>
  withScene(ground, {}, async ({ dhcp }) => {
    const { destination } = dhcp(machine('udhcpc-relayed-discover', { giaddr: '198.51.100.254' }))!;
    assert.deepEqual(destination, { address: '198.51.100.254', port: 67 });
  }));

test.run();
