// Real firmware beside a DHCP server that others wrote: it gives the addresses, vaq the boots.
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { GIVEN, startDnsmasq } from './lab/dnsmasq.ts';
import { Machine } from './lab/machine.ts';
import { makeNetwork } from './lab/netns.ts';
import { layProofTree } from './lab/proof.ts';
import { answers, MAC, prove, showProof, useProxy } from './lab/prove.ts';
import type { Firmware } from './lab/qemu.ts';
import { Service } from './lab/service.ts';
import { SERVICE } from './lab/sot.ts';

const test = suite('e2e/dhcp-proxy');
test.after.each(cleanUp);

const WHO = 'ams1/r1-01 (52:54:00:00:00:01)';
const SCRIPT = `DISCOVER → OFFER without an address to ${WHO}: http://198.51.100.1/boot.ipxe`;

/** What DHCP said to the machine from power-on to its script; it has gone all its way with an address that dnsmasq gave. */
async function untilScript(firmware: Firmware): Promise<readonly string[]> {
  const proof = await prove({ firmware, mode: 'proxy', options: ['--ra'] });
  console.log(`${firmware}: ${showProof(proof)}`);
  const { address } = proof.events.find(({ artifact }) => artifact === 'preseed.cfg')!;
  assert.match(address!, GIVEN);
  return answers(proof);
}

test('an iPXE in the network card takes the script from our offer', async () => {
  assert.deepEqual(await untilScript('bios'), [SCRIPT]);
});

test('UEFI takes our offer, asks port 4011, and its iPXE takes the script', async () => {
  const program = `without an address to ${WHO}: snponly.efi from 198.51.100.1`;
  assert.deepEqual(await untilScript('uefi'), [
    `DISCOVER → OFFER ${program}`,
    `REQUEST → ACK ${program}`,
    SCRIPT,
  ]);
});

test('a host that is done is not answered, and goes on without us', async () => {
  const network = makeNetwork(SERVICE);
  startDnsmasq(network);
  const sot = layProofTree();
  useProxy(sot);
  const service = new Service(network.server, sot, '--host', 'r1-02', '--yes');
  await service.waitFor({ event: 'ready' }, 120);
  const machine = new Machine({ namespace: network.lan, tap: network.addTap(), mac: MAC, firmware: 'bios' });
  const line = await service.waitFor({ event: 'dhcp', mac: MAC }, 300);
  assert.deepEqual([line.reply, line.message], [null, `DISCOVER: ${WHO} boots its disk`]);
  // iPXE has an address by then, and nothing to boot.
  await machine.waitFor(/No more network devices|Nothing to boot/, 300);
  machine.powerOff();
  assert.deepEqual(service.having({ event: 'script' }), []);
  await service.stop();
});

test.run();
