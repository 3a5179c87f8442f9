import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { answer } from '../../../src/boot/dhcp/answer.ts';
import { describeClient } from '../../../src/boot/dhcp/client.ts';
import type { DhcpPacket } from '../../../src/boot/dhcp/codec/packet.ts';
import { addressReply } from '../../../src/boot/dhcp/reply.ts';
import { captured, withOptions } from './captured.ts';
import { SERVER, sampleHost } from './sample.ts';

const test = suite('boot/dhcp/reply');

function scriptOf(length: number): string {
  return `http://198.51.100.1/${'x'.repeat(length - 'http://198.51.100.1/'.length)}`;
}

function replyWith(scriptUrl: string) {
  const request = captured('ipxe-rom-bios-discover');
  return addressReply('OFFER', request, describeClient(request), sampleHost({ scriptUrl }), SERVER).packet;
}

test('a boot file of 127 bytes stands in the field and in option 67', () => {
  const packet = replyWith(scriptOf(127));
  assert.equal(Buffer.from(packet.file).toString(), scriptOf(127));
  assert.equal(Buffer.from(packet.options.get(67)!).toString(), `${scriptOf(127)}\0`);
});

test('a longer one, which would leave no NUL in the field, stands in option 67 alone', () => {
  const packet = replyWith(scriptOf(128));
  assert.equal(packet.file.length, 0);
  assert.equal(Buffer.from(packet.options.get(67)!).toString(), `${scriptOf(128)}\0`);
});

test('boot options cannot be overruled by a user’s, nor left out for their number', () => {
  const request = captured('ovmf-pxe-discover');
  const host = sampleHost({ extraOptions: [60, 67].map((code) => ({ code, bytes: Uint8Array.of(0x78) })) });
  const { packet, omitted } = addressReply('OFFER', request, describeClient(request), host, SERVER);
  assert.equal(Buffer.from(packet.options.get(60)!).toString(), 'PXEClient');
  assert.equal(Buffer.from(packet.options.get(67)!).toString(), 'snponly.efi\0');
  assert.deepEqual(omitted, []);
});

test('the next server is repeated in option 150 for who asks for it, unless the user has another', () => {
  const request = withOptions(captured('ovmf-pxe-discover'), { 55: Uint8Array.of(150) });
  const sent = (asked: DhcpPacket, changes = {}) => {
    const offer = answer(asked, () => sampleHost(changes), SERVER);
    assert.ok(offer.kind === 'reply');
    return offer.packet.options.get(150);
  };
  assert.deepEqual(sent(request), Uint8Array.of(198, 51, 100, 1));
  assert.equal(sent(captured('ovmf-pxe-discover')), undefined);
  assert.equal(sent(request, { boot: 'local' }), undefined);
  const extraOptions = [{ code: 150, bytes: Uint8Array.of(203, 0, 113, 9) }];
  assert.deepEqual(sent(request, { extraOptions }), Uint8Array.of(203, 0, 113, 9));
});

test('the machine identifier goes back to PXE firmware that is told something, and to nobody else', () => {
  const has97 = (name: string, boot: 'network' | 'local' | 'none') => {
    const request = captured(name);
    return addressReply(
      'OFFER',
      request,
      describeClient(request),
      sampleHost({ boot }),
      SERVER,
    ).packet.options.has(97);
  };
  assert.deepEqual(
    (['network', 'local', 'none'] as const).map((boot) => has97('ovmf-pxe-discover', boot)),
    [true, true, false],
  );
  assert.equal(has97('ipxe-rom-bios-discover', 'network'), false);
});

test.run();
