import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from 'uvu';
import { emptyAdvertisement, isLinkLocal, solicitingMac } from '../../../src/boot/ra/codec.ts';

const test = suite('boot/ra/codec');

const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');

const CASES: readonly (readonly [what: string, bytes: string, mac: string | null])[] = [
  ['as iPXE sends it', '85 00 1234 00000000 01 01 525400000001', '52:54:00:00:00:01'],
  ['after another option', '85 00 0000 00000000 0e 01 000000000000 01 01 525400abcdef', '52:54:00:ab:cd:ef'],
  ['without an option', '85 00 0000 00000000', null],
  ['an advertisement', '86 00 0000 00000000 01 01 525400000001', null],
  ['too short', '85 00 0000', null],
  ['an option of no length', '85 00 0000 00000000 01 00 525400000001', null],
  ['an option beyond the end', '85 00 0000 00000000 01 02 525400000001', null],
  ['an address that is not Ethernet’s', '85 00 0000 00000000 01 02 5254000000010000000000000000', null],
  ['nothing', '', null],
];

for (const [what, bytes, mac] of CASES)
  test(`a solicitation ${what}`, () => {
    assert.equal(solicitingMac(hex(bytes), hex('fe80 0000 0000 0000 0000 0000 0000 0001')), mac);
  });

test('where a solicitation names nobody, the address that was made of the MAC does; a random one does not', () => {
  const bare = hex('85 00 0000 00000000');
  assert.equal(solicitingMac(bare, hex('fe80 0000 0000 0000 5054 00ff fe00 0001')), '52:54:00:00:00:01');
  assert.equal(solicitingMac(bare, hex('fe80 0000 0000 0000 8d3c 11a2 7790 0001')), null);
  assert.equal(solicitingMac(bare, hex('')), null);
  const named = hex('85 00 0000 00000000 01 01 525400abcdef');
  assert.equal(solicitingMac(named, hex('fe80 0000 0000 0000 5054 00ff fe00 0001')), '52:54:00:ab:cd:ef');
});

test('addresses of the link are known', () => {
  for (const [address, is] of [
    ['fe80 0000 0000 0000 5054 00ff fe00 0001', true],
    ['febf 0000 0000 0000 0000 0000 0000 0001', true],
    ['fec0 0000 0000 0000 0000 0000 0000 0001', false],
    ['2001 0db8 0000 0000 0000 0000 0000 0001', false],
    ['0000 0000 0000 0000 0000 0000 0000 0000', false],
  ] as const)
    assert.equal(isLinkLocal(hex(address)), is, address);
});

test('any bytes give a MAC or nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const mac = solicitingMac(bytes, bytes.subarray(0, 16));
      assert.ok(mac === null || /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/.test(mac));
    }),
  );
});

test('the advertisement makes nobody a router and gives no prefix', () => {
  const lifetimeAndFlags = '86 00 0000 00 00 0000 00000000 00000000';
  assert.deepEqual(Buffer.from(emptyAdvertisement()), hex(lifetimeAndFlags));
});

test.run();
