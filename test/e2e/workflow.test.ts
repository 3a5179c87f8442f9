// A workflow of two boots on real firmware, each begun by a power-on; the service is killed in the middle of the second.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { Machine } from './lab/machine.ts';
import { makeNetwork } from './lab/netns.ts';
import { layProofTree } from './lab/proof.ts';
import { MAC } from './lab/prove.ts';
import { Service } from './lab/service.ts';
import { SERVICE } from './lab/sot.ts';
import { actions, status } from './lab/vaq.ts';

const test = suite('e2e/workflow');
test.after(cleanUp);

const HOST = 'ams1/r1-01';
const LIMIT = 300;

function layTwoBoots(): string {
  const sot = layProofTree();
  const boot = readFileSync(join(sot, 'boot/debian12.yml'), 'utf8');
  writeFileSync(join(sot, 'boot/wipe.yml'), boot.replace('id: debian12', 'id: wipe'));
  writeFileSync(
    join(sot, 'workflows/debian12.yml'),
    'id: debian12\nworkflow: [{boot: wipe}, {boot: debian12}]\n',
  );
  return sot;
}

test('a BIOS machine goes through two boots, a service that is killed, and to its disk', async () => {
  const sot = layTwoBoots();
  const network = makeNetwork(SERVICE);
  const serve = async (): Promise<Service> => {
    const service = new Service(network.server, sot, '--host', 'r1-01', '--yes');
    await service.waitFor({ event: 'ready' }, 60);
    return service;
  };
  const powerOn = (): Machine =>
    new Machine({ namespace: network.lan, tap: network.addTap(), mac: MAC, firmware: 'bios' });

  const first = await serve();
  const wiping = powerOn();
  await wiping.unlessHopeless(first.waitFor({ event: 'checkpoint', host: HOST, status: 'done' }, LIMIT));
  wiping.powerOff();
  console.log(`wiped after ${wiping.seconds().toFixed(1)} s`);

  const installing = powerOn();
  await installing.unlessHopeless(
    first.waitFor({ event: 'script', host: HOST, message: 'is given debian12 (2 of 2), attempt 1' }, LIMIT),
  );
  await first.kill();
  const second = await serve();
  await installing.unlessHopeless(second.waitFor({ event: 'checkpoint', host: HOST, status: 'done' }, LIMIT));
  installing.powerOff();
  console.log(`installed after ${installing.seconds().toFixed(1)} s`);
  assert.equal(status(sot).get(HOST), 'done');
  assert.deepEqual(actions(sot, 'r1-01'), ['unchanged']);

  const starting = powerOn();
  await starting.unlessHopeless(second.waitFor({ event: 'script', host: HOST, outcome: 'local' }, LIMIT));
  starting.powerOff();
  assert.deepEqual(second.having({ event: 'script', outcome: 'network' }), []);
  await second.stop();
});

test.run();
