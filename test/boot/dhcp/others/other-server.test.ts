import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { DhcpPacket } from '../../../../src/boot/dhcp/codec/packet.ts';
import {
  describeServer,
  merged,
  type OtherServer,
  otherServer,
} from '../../../../src/boot/dhcp/others/other-server.ts';
import { emptyReply } from '../../../../src/boot/dhcp/reply-parts.ts';
import { captured } from '../captured.ts';

const test = suite('boot/dhcp/others/other-server');

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const OFFER: readonly [number, Uint8Array] = [53, Uint8Array.of(2)];
const ID: readonly [number, Uint8Array] = [54, Uint8Array.of(198, 51, 100, 254)];
const PXE: readonly [number, Uint8Array] = [60, text('PXEClient')];

function reply(
  changes: Partial<DhcpPacket>,
  ...options: readonly (readonly [number, Uint8Array])[]
): OtherServer | null {
  const packet = { ...emptyReply(captured('ovmf-pxe-discover')), options: new Map(options), ...changes };
  return otherServer(packet, '198.51.100.253');
}

const NOTHING = { gives: null, file: null, nextServer: null, isProxy: false };

test('a server of addresses is known by its own word, else by where it sent from', () => {
  const yiaddr = '198.51.100.200';
  assert.deepEqual(reply({ yiaddr }, OFFER, ID), { ...NOTHING, address: '198.51.100.254', gives: yiaddr });
  assert.deepEqual(reply({ yiaddr }, OFFER), { ...NOTHING, address: '198.51.100.253', gives: yiaddr });
});

test('a boot file and its server stand in the header or in options, which come first', () => {
  const header = { file: text('pxelinux.0'), siaddr: '198.51.100.9', sname: text('unheard') };
  const boots = { file: 'pxelinux.0', nextServer: '198.51.100.9' };
  assert.deepEqual(reply(header, OFFER, ID), { ...NOTHING, ...boots, address: '198.51.100.254' });
  assert.deepEqual(reply({ sname: text('tftp.example') }, OFFER, ID, [67, text('a.efi\0junk')]), {
    ...NOTHING,
    address: '198.51.100.254',
    file: 'a.efi',
    nextServer: 'tftp.example',
  });
});

test('who gives no address and speaks to PXE alone is a ProxyDHCP server', () => {
  assert.equal(reply({}, OFFER, ID, PXE)?.isProxy, true);
  assert.equal(reply({ yiaddr: '198.51.100.200' }, OFFER, ID, PXE)?.isProxy, false);
  assert.equal(reply({}, OFFER, ID)?.isProxy, false);
});

test('an ACK shows a server as well; a NAK, a request and a reply of BOOTP do not', () => {
  assert.ok(reply({}, [53, Uint8Array.of(5)], ID));
  assert.equal(reply({}, [53, Uint8Array.of(6)], ID), null);
  assert.equal(reply({}, ID), null);
  assert.equal(reply({ op: 1 }, OFFER, ID), null);
});

test('it is described by what it gives and boots', () => {
  const at = { ...NOTHING, address: '198.51.100.254' };
  const cases: readonly (readonly [Partial<OtherServer>, string])[] = [
    [{}, '198.51.100.254'],
    [{ gives: '198.51.100.200' }, '198.51.100.254, which offers 198.51.100.200'],
    [{ file: 'a', nextServer: '198.51.100.254' }, '198.51.100.254, which boots a'],
    [
      { isProxy: true, file: 'a', nextServer: '198.51.100.9' },
      '198.51.100.254, which is a ProxyDHCP server and boots a from 198.51.100.9',
    ],
  ];
  for (const [changes, words] of cases) assert.equal(describeServer({ ...at, ...changes }), words);
});

test('of several replies the first word on each matter is kept', () => {
  const bios = { ...NOTHING, address: '198.51.100.254', gives: '198.51.100.200' };
  const uefi = { ...bios, gives: '198.51.100.201', file: 'a.efi', nextServer: '198.51.100.9' };
  assert.deepEqual(merged(undefined, bios), bios);
  assert.deepEqual(merged(bios, uefi), { ...uefi, gives: '198.51.100.200' });
  const proxy = { ...NOTHING, address: '198.51.100.254', isProxy: true };
  assert.equal(merged(proxy, bios).isProxy, false, 'it gives addresses after all');
});

test.run();
