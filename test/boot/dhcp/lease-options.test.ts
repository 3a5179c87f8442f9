import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { leaseTimes, requestedOptions } from '../../../src/boot/dhcp/lease-options.ts';
import { captured, withOptions } from './captured.ts';
import { sampleHost } from './sample.ts';

const test = suite('boot/dhcp/lease-options');

function requesting(...codes: number[]) {
  return withOptions(captured('dhclient-discover'), {
    55: codes.length === 0 ? null : Uint8Array.from(codes),
  });
}

function sent(codes: number[], changes = {}): number[] {
  return [...requestedOptions(requesting(...codes), sampleHost(changes)).keys()];
}

test('renewal is after a half and rebinding after seven eighths of the lease, in whole seconds', () => {
  assert.deepEqual(
    leaseTimes(sampleHost({ leaseSeconds: 3601 })),
    new Map([
      [51, Uint8Array.of(0, 0, 14, 17)],
      [58, Uint8Array.of(0, 0, 7, 8)],
      [59, Uint8Array.of(0, 0, 12, 78)],
    ]),
  );
});

test('each option of a host has its bytes', () => {
  assert.deepEqual(
    requestedOptions(requesting(), sampleHost()),
    new Map<number, Uint8Array>([
      [1, Uint8Array.of(255, 255, 255, 0)],
      [3, Uint8Array.of(198, 51, 100, 254)],
      [6, Uint8Array.of(198, 51, 100, 2, 198, 51, 100, 3)],
      [12, Uint8Array.from([0x72, 0x31, 0x2d, 0x30, 0x31])],
      [15, Uint8Array.from('ams1.example', (char) => char.charCodeAt(0))],
      [28, Uint8Array.of(198, 51, 100, 255)],
      [42, Uint8Array.of(198, 51, 100, 4)],
    ]),
  );
});

test('the client’s list is served in its order, the mask always and first', () => {
  assert.deepEqual(sent([42, 3, 1, 99, 6]), [1, 42, 3, 6]);
  assert.deepEqual(sent([6]), [1, 6]);
});

test('what a host does not have is not sent', () => {
  const bare = { router: null, dns: [], ntp: [], domainName: null, hostname: null };
  assert.deepEqual(sent([], bare), [1, 28]);
});

test('Debian’s installer, which stops without name servers, is sent them', () => {
  const options = requestedOptions(captured('debian-installer-discover'), sampleHost());
  assert.deepEqual(options.get(6), Uint8Array.of(198, 51, 100, 2, 198, 51, 100, 3));
});

test('a user’s options are sent to who asks, and win over ours', () => {
  const extraOptions = [
    { code: 23, bytes: Uint8Array.of(128) },
    { code: 28, bytes: Uint8Array.of(255, 255, 255, 255) },
  ];
  assert.deepEqual(sent([23, 28], { extraOptions }), [1, 23, 28]);
  assert.deepEqual(sent([28], { extraOptions }), [1, 28]);
  const options = requestedOptions(requesting(28), sampleHost({ extraOptions }));
  assert.deepEqual(options.get(28), Uint8Array.of(255, 255, 255, 255));
});

test('a user’s options cannot touch the protocol', () => {
  const codes = [0, 50, 51, 52, 53, 54, 55, 57, 58, 59, 61, 82, 255];
  const extraOptions = codes.map((code) => ({ code, bytes: Uint8Array.of(9) }));
  assert.deepEqual(sent(codes, { extraOptions }), [1]);
});

test.run();
