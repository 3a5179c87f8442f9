import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { answer } from '../../../src/boot/dhcp/answer.ts';
import { fqdnReply } from '../../../src/boot/dhcp/fqdn.ts';
import { captured, withOptions } from './captured.ts';
import { SERVER, sampleHost } from './sample.ts';

const test = suite('boot/dhcp/fqdn');

function asking(flags: number) {
  return withOptions(captured('dhclient-discover'), { 81: Uint8Array.of(flags, 0, 0, 0x78) });
}

/** Flags, codes and name of the reply, the name as latin1. */
function replied(flags: number, changes = {}): readonly unknown[] | null {
  const [option] = fqdnReply(asking(flags), sampleHost(changes));
  if (option === undefined) return null;
  const [code, [ours, first, second, ...name]] = option as [number, Uint8Array];
  return [code, ours, first, second, Buffer.from(name).toString('latin1')];
}

test('the name is the host’s, whatever the client says, and nobody updates DNS', () => {
  const name = 'r1-01.ams1.example';
  assert.deepEqual(replied(0), [81, 8, 255, 255, name]);
  assert.deepEqual(replied(1), [81, 8 | 2, 255, 255, name], 'a wish that is not fulfilled is overridden');
  assert.deepEqual(replied(8), [81, 8, 255, 255, name]);
});

test('who writes names as DNS does gets one, ended where it is whole', () => {
  assert.deepEqual(replied(4 | 1), [81, 8 | 4 | 2, 255, 255, '\x05r1-01\x04ams1\x07example\0']);
  assert.deepEqual(replied(4, { domainName: null }), [81, 8 | 4, 255, 255, '\x05r1-01']);
  assert.deepEqual(replied(0, { domainName: null }), [81, 8, 255, 255, 'r1-01']);
});

test('who does not ask, or has no name, gets none; a label that DNS cannot write neither', () => {
  assert.deepEqual(fqdnReply(captured('dhclient-discover'), sampleHost()), []);
  assert.deepEqual(fqdnReply(withOptions(asking(0), { 81: new Uint8Array() }), sampleHost()), []);
  assert.equal(replied(0, { hostname: null }), null);
  assert.equal(replied(4, { hostname: 'x'.repeat(64) }), null);
});

test('an offer carries it', () => {
  const offer = answer(asking(0), () => sampleHost(), SERVER);
  assert.ok(offer.kind === 'reply');
  assert.equal(Buffer.from(offer.packet.options.get(81)!.subarray(3)).toString(), 'r1-01.ams1.example');
});

test.run();
