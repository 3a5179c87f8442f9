import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { dumpPacket } from '../../../../src/boot/dhcp/codec/dump.ts';
import { CAPTURED, captured, PACKETS, withOptions } from '../captured.ts';
import { assertGolden } from '../golden.ts';

const test = suite('boot/dhcp/codec/dump');

for (const name of CAPTURED) {
  test(`${name} is dumped as its golden file says`, () => {
    assertGolden(new URL(`${name}.txt`, PACKETS), dumpPacket(captured(name)));
  });
}

test('every field and every kind of trouble has its line', () => {
  const packet = withOptions(captured('udhcpc-relayed-discover'), {
    1: Uint8Array.of(255, 255, 255),
    12: Buffer.from('r1\u001b[31m"\\ é'),
    53: Uint8Array.of(13),
    55: new Uint8Array(),
    61: null,
    82: Uint8Array.of(1, 4, 1, 2, 3, 4, 2, 0),
    222: Uint8Array.of(0xca, 0xfe),
    223: new Uint8Array(),
  });
  const full = {
    ...packet,
    secs: 4,
    flags: 0x8001,
    ciaddr: '198.51.100.11',
    yiaddr: '198.51.100.12',
    siaddr: '198.51.100.1',
    chaddr: new Uint8Array(),
    sname: Buffer.from('boot'),
    file: Buffer.from('snponly.efi'),
  };
  assert.equal(
    dumpPacket(full),
    [
      'BOOTREQUEST',
      '      transaction             328d650e',
      '      hardware                type 1 without an address',
      '      hops                    1',
      '      seconds                 4',
      '      flags                   8001 broadcast',
      '      ciaddr                  198.51.100.11',
      '      yiaddr                  198.51.100.12',
      '      siaddr                  198.51.100.1',
      '      giaddr                  203.0.113.1',
      '      sname                   "boot"',
      '      file                    "snponly.efi"',
      '   53 message type            13',
      '   57 maximum message size    576',
      '   55 parameter request list  malformed empty',
      '   60 vendor class            "udhcp 1.35.0"',
      '    1 subnet mask             malformed ffffff',
      '   12 host name               "r1\\u{1b}[31m\\u{22}\\u{5c} \\u{e9}"',
      '   82 relay agent information 1=01020304 2=empty',
      '  222 option                  cafe',
      '  223 option                  empty',
      '',
    ].join('\n'),
  );
});

test.run();
