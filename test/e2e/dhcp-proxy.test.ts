// Real firmware beside a DHCP server that others wrote: it gives the addresses, vaq the boots.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { Machine } from './lab/machine.ts';
import { makeNetwork } from './lab/netns.ts';
import type { Firmware } from './lab/qemu.ts';
import { Service } from './lab/service.ts';
import { layTree, SERVICE } from './lab/sot.ts';
import { startUdhcpd } from './lab/udhcpd.ts';

const test = suite('e2e/dhcp-proxy');
test.after(cleanUp);

const MAC = '52:54:00:00:00:01';

/** The four equal hosts beside another server: the addresses that they have in the tree are not given. */
function layProxyTree(): string {
  const sot = layTree('four');
  const env = join(sot, 'sites/ams1/env.yml');
  const text = readFileSync(env, 'utf8');
  writeFileSync(env, text.replace('service:\n', 'service:\n  dhcp_mode: proxy\n'));
  return sot;
}

const network = makeNetwork(SERVICE);
startUdhcpd(network.addClient('52:54:00:00:99:fe'), '198.51.100.254', '198.51.100.200', '198.51.100.220');
const sot = layProxyTree();

/** What DHCP said to the machine from power-on to its script. */
async function untilScript(firmware: Firmware): Promise<readonly string[]> {
  const service = new Service(
    network.server,
    sot,
    '--host',
    'r1-01',
    '--yes',
    '--state',
    join(sot, `.vaq-${firmware}`),
  );
  await service.waitFor({ event: 'ready' }, 30);
  const machine = new Machine({ namespace: network.lan, tap: network.addTap(), mac: MAC, firmware });
  await machine.unlessHopeless(
    service.waitFor({ event: 'script', host: 'ams1/r1-01', outcome: 'network' }, 240),
  );
  console.log(`${firmware}: its script after ${machine.seconds().toFixed(1)} s`);
  // From the address that the other server gave.
  const config = await machine.unlessHopeless(
    service.waitFor({ event: 'http', host: 'ams1/r1-01', status: 200 }, 60),
  );
  assert.match(JSON.stringify(config), /"address":"198\.51\.100\.2\d\d"/);
  machine.powerOff();
  await service.stop();
  return service.having({ event: 'dhcp', mac: MAC }).map(({ message }) => message);
}

const WHO = 'ams1/r1-01 (52:54:00:00:00:01)';
const SCRIPT = `DISCOVER → OFFER without an address to ${WHO}: http://198.51.100.1/boot.ipxe`;

test('an iPXE in the network card takes the script from our offer', async () => {
  assert.deepEqual([...new Set(await untilScript('bios'))], [SCRIPT]);
});

test('UEFI takes our offer, asks port 4011, and its iPXE takes the script', async () => {
  const program = `without an address to ${WHO}: snponly.efi from 198.51.100.1`;
  assert.deepEqual(
    [...new Set(await untilScript('uefi'))],
    [`DISCOVER → OFFER ${program}`, `REQUEST → ACK ${program}`, SCRIPT],
  );
});

test('a host that is done is not answered, and goes on without us', async () => {
  const service = new Service(
    network.server,
    sot,
    '--host',
    'r1-02',
    '--yes',
    '--state',
    join(sot, '.vaq-none'),
  );
  await service.waitFor({ event: 'ready' }, 30);
  const machine = new Machine({ namespace: network.lan, tap: network.addTap(), mac: MAC, firmware: 'bios' });
  const line = await service.waitFor({ event: 'dhcp', mac: MAC }, 120);
  assert.deepEqual([line.reply, line.message], [null, `DISCOVER: ${WHO} boots its disk`]);
  // iPXE has an address by then, and nothing to boot.
  await machine.waitFor(/No more network devices|Nothing to boot/, 120);
  machine.powerOff();
  assert.deepEqual(service.having({ event: 'script' }), []);
  await service.stop();
});

test.run();
