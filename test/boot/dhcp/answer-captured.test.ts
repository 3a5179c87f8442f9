// Whole replies to real packets: what each client is told when its host is due for the network, for its disk, or never
// to be booted.
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { answer } from '../../../src/boot/dhcp/answer.ts';
import { dumpPacket } from '../../../src/boot/dhcp/codec/dump.ts';
import { encodePacket } from '../../../src/boot/dhcp/codec/encode.ts';
import { readOption } from '../../../src/boot/dhcp/codec/options.ts';
import type { DhcpPacket } from '../../../src/boot/dhcp/codec/packet.ts';
import type { DhcpHost } from '../../../src/boot/dhcp/host.ts';
import { CAPTURED_REQUESTS, captured, decoded, PACKETS } from './captured.ts';
import { assertGolden } from './golden.ts';
import { SERVER, sampleHost } from './sample.ts';

const test = suite('boot/dhcp/answer: captured');

/** The sample host with the address that the captured client had. */
function hostOf(packet: DhcpPacket): DhcpHost {
  const relayed = packet.giaddr !== '0.0.0.0';
  const address = readOption(packet.options, 50) ?? (relayed ? '203.0.113.127' : '198.51.100.11');
  if (!relayed) return sampleHost({ address });
  return sampleHost({ address, broadcast: '203.0.113.255', router: '203.0.113.1' });
}

function transcript(packet: DhcpPacket, boot: DhcpHost['boot']): string {
  const result = answer(packet, () => ({ ...hostOf(packet), boot }), SERVER);
  if (result.kind === 'silent') return `# ${boot}\nno answer: ${result.reason}\n`;
  const bytes = encodePacket(result.packet, result.maxBytes);
  assert.deepEqual(decoded(bytes), result.packet);
  const { address, port } = result.destination;
  const head = `# ${boot}\n${result.summary}\n${bytes.length} bytes to ${address}:${port}\n`;
  return `${head}${dumpPacket(decoded(bytes))}`;
}

for (const name of CAPTURED_REQUESTS) {
  test(`${name} is answered as its golden file says`, () => {
    const packet = captured(name);
    const all = (['network', 'local', 'none'] as const).map((boot) => transcript(packet, boot));
    assertGolden(new URL(`answers/${name}.txt`, PACKETS), all.join('\n'));
  });
  test(`${name} of a stranger is not answered`, () => {
    const result = answer(captured(name), () => null, SERVER);
    assert.deepEqual([result.kind, result.kind === 'silent' && result.code], ['silent', 'unknown-client']);
  });
}

test.run();
