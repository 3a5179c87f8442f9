import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { describeClient } from '../../../../src/boot/dhcp/client.ts';
import { encodePacket } from '../../../../src/boot/dhcp/codec/encode.ts';
import { isProbe, probeMac, probePacket } from '../../../../src/boot/dhcp/others/probe.ts';
import { CAPTURED, captured, decoded } from '../captured.ts';

const test = suite('boot/dhcp/others/probe');

const MAC = Uint8Array.of(2, 1, 2, 3, 4, 5);

test('a MAC is nobody’s and one machine’s, whatever the chance', () => {
  for (let first = 0; first < 256; first++) {
    const mac = probeMac(Uint8Array.of(first, 1, 2, 3, 4, 5));
    assert.equal(mac[0]! & 3, 2);
    assert.deepEqual(mac.subarray(1), MAC.subarray(1));
  }
});

test('a probe is the DISCOVER of a PXE ROM that wants a broadcast, of either kind of firmware', () => {
  for (const [architecture, vendorClass] of [
    ['bios', 'PXEClient:Arch:00000:UNDI:002001'],
    ['efi-x86_64', 'PXEClient:Arch:00007:UNDI:002001'],
  ] as const) {
    const packet = decoded(encodePacket(probePacket({ mac: MAC, xid: 7, architecture })));
    const { op, xid, flags, options } = packet;
    assert.deepEqual([op, xid, flags, options.get(53)], [1, 7, 0x8000, Uint8Array.of(1)]);
    assert.equal(Buffer.from(options.get(60)!).toString(), vendorClass);
    assert.deepEqual(
      { ...describeClient(packet), uuid: null, uuidBigEndian: null },
      { mac: '02:01:02:03:04:05', uuid: null, uuidBigEndian: null, kind: 'pxe', architecture },
    );
    assert.ok(isProbe(packet));
    assert.ok(!isProbe({ ...packet, op: 2 }));
  }
});

test('no captured packet is a probe', () => {
  assert.ok(CAPTURED.length > 10);
  for (const name of CAPTURED) assert.ok(!isProbe(captured(name)), name);
});

test.run();
