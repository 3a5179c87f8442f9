import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { takeAddress, udhcpc } from './lab/client.ts';
import { get } from './lab/http.ts';
import { makeNetwork } from './lab/netns.ts';
import { Service } from './lab/service.ts';
import { layTree, SERVICE } from './lab/sot.ts';

const test = suite('e2e/consent');
test.after(cleanUp);

const HTTP = 'http://198.51.100.1';
const INSTALLS = /^\s*(kernel|initrd|imgfetch|chain)\b/m;

interface Asked {
  readonly script: string;
  readonly configuration: number;
}

/** What a known machine is given when it asks for an address, its script, and the configuration that an installer would fetch. */
async function ask(...consent: readonly string[]): Promise<Asked> {
  const network = makeNetwork(SERVICE);
  const service = new Service(network.server, layTree('four'), ...consent);
  await service.waitFor({ event: 'ready' }, 120);
  const machine = network.addClient('52:54:00:00:00:02');
  const lease = await udhcpc(machine);
  assert.equal(lease?.address, '198.51.100.12');
  takeAddress(machine, lease);
  const script = await get(machine, `${HTTP}/ipxe?mac=52-54-00-00-00-02&arch=x86_64&platform=pcbios`);
  assert.equal(script.status, 200);
  const configuration = await get(machine, `${HTTP}/config/52-54-00-00-00-02`);
  await service.waitFor({ event: 'script', host: 'ams1/r1-02' }, 2);
  await service.stop();
  cleanUp();
  return { script: script.body, configuration: configuration.status };
}

// `--yes` spares the question about the hosts that are named; it must not widen the circle of those that are erased.
for (const consent of ['--host r1-01', '--host r1-01 --yes']) {
  test(`with ${consent}, a known host that nobody named boots from its disk`, async () => {
    const { script, configuration } = await ask(...consent.split(' '));
    console.log(script);
    assert.match(script, /^#!ipxe\n/);
    assert.match(script, /^\s*sanboot --no-describe --drive 0x80\b/m);
    assert.match(script, /^\s*exit 1\b/m);
    assert.doesNotMatch(script, INSTALLS);
    assert.equal(configuration, 404);
  });
}

test('the same host, named, is installed: the difference is the name alone', async () => {
  const { script, configuration } = await ask('--host', 'r1-02', '--yes');
  assert.match(script, INSTALLS);
  assert.equal(configuration, 200);
});

test.run();
