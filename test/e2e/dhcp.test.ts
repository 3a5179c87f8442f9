import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { type DhcpClient, dhclient, dhcpcd, udhcpc } from './lab/client.ts';
import { makeNetwork } from './lab/netns.ts';
import { Service } from './lab/service.ts';
import { layTree, SERVICE, SITE } from './lab/sot.ts';

const test = suite('e2e/dhcp');
const sot = layTree();
const network = makeNetwork(SERVICE);
const service = new Service(network.server, sot, '--host', 'r1-01', '--yes');

test.before(async () => {
  await service.waitFor({ event: 'ready' }, 120);
});
test.after(cleanUp);

const CLIENTS: Readonly<
  Record<string, { client: DhcpClient; known: string; address: string; stranger: string }>
> = {
  udhcpc: {
    client: udhcpc,
    known: '52:54:00:00:00:01',
    address: '198.51.100.11',
    stranger: '52:54:00:00:99:01',
  },
  dhclient: {
    client: dhclient,
    known: '52:54:00:00:00:02',
    address: '198.51.100.12',
    stranger: '52:54:00:00:99:02',
  },
  dhcpcd: {
    client: dhcpcd,
    known: '52:54:00:00:00:03',
    address: '198.51.100.13',
    stranger: '52:54:00:00:99:03',
  },
};

for (const [name, { client, known, address, stranger }] of Object.entries(CLIENTS)) {
  test(`${name} is given what the source of truth says`, async () => {
    const started = Date.now();
    const lease = await client(network.addClient(known));
    console.log(`${name}: ${JSON.stringify(lease)} after ${Date.now() - started} ms`);
    assert.deepEqual(lease, { address, ...SITE });
    await service.waitFor({ event: 'dhcp', mac: known, type: 'REQUEST', reply: 'ACK' }, 2);
  });

  test(`${name} of a stranger is left alone, and one line says so`, async () => {
    assert.equal(await client(network.addClient(stranger)), null);
    await service.waitFor({ event: 'unknown-client', mac: stranger }, 2);
    const lines = service.having({ mac: stranger });
    console.log(`${name}: ${JSON.stringify(lines)}`);
    assert.equal(lines.length, 1, 'a client that asks again and again is one line');
  });
}

test('the service ends cleanly', () => service.stop());

test.run();
