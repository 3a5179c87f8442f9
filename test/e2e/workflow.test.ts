// A workflow of two boots on real firmware, from power-on to the disk that the first boot has written; the machine is never
// touched in between, but the service is killed in the middle of the second boot.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { isFull } from './lab/full.ts';
import { layEmptyDisk, layImageTree } from './lab/image-tree.ts';
import { makeInstalledDisk } from './lab/installed-disk.ts';
import { Machine } from './lab/machine.ts';
import { makeNetwork } from './lab/netns.ts';
import { MAC } from './lab/prove.ts';
import type { Firmware } from './lab/qemu.ts';
import { type BootEvent, Service } from './lab/service.ts';
import { SERVICE } from './lab/sot.ts';
import { actions, status } from './lab/vaq.ts';

const test = suite('e2e/workflow');
test.after.each(cleanUp);

const HOST = 'ams1/r1-01';
const LIMIT = 900;

/**
 * Powers a machine on and follows it, untouched, until the system on its disk says that it runs; `local` is the event by which it
 * is sent there. Gives the events of the service since the second boot was done.
 */
async function goThrough(firmware: Firmware, local: Partial<BootEvent>): Promise<readonly BootEvent[]> {
  const image = makeInstalledDisk('r1-01');
  const sot = layImageTree(image, ['write', 'debian12']);
  const network = makeNetwork(SERVICE);
  const serve = async (): Promise<Service> => {
    const service = new Service(network.server, sot, '--host', 'r1-01', '--yes', '--ra');
    await service.waitFor({ event: 'ready' }, 120);
    return service;
  };
  const first = await serve();
  const disk = layEmptyDisk();
  const machine = new Machine({ namespace: network.lan, tap: network.addTap(), mac: MAC, firmware, disk });
  const figures: string[] = [];
  const reach = async <T>(milestone: string, wait: Promise<T>): Promise<T> => {
    const reached = await machine.unlessHopeless(wait);
    figures.push(`${milestone} ${machine.seconds().toFixed(1)} s`);
    return reached;
  };

  await reach('written', first.waitFor({ event: 'checkpoint', host: HOST, status: 'done' }, LIMIT));
  assert.ok(readFileSync(disk).subarray(0, image.length).equals(image), 'the disk is what its image is');
  const message = 'is given debian12 (2 of 2), attempt 1';
  await reach('second boot', first.waitFor({ event: 'script', host: HOST, message }, LIMIT));
  await first.kill();
  const second = await serve();
  const done = await reach(
    'done',
    second.waitFor({ event: 'checkpoint', host: HOST, status: 'done' }, LIMIT),
  );
  await reach('local', second.waitFor({ ...local, host: HOST }, LIMIT));
  await reach('disk', machine.waitFor(/^PROOF installed r1-01$/, LIMIT));
  machine.powerOff();
  console.log(figures.join(', '));

  const since = second.events.slice(second.events.indexOf(done));
  const loads = since.filter(({ event, path }) => event === 'tftp' || path?.startsWith('/files/'));
  assert.deepEqual(loads, [], 'nothing is given to a machine that is done');
  assert.deepEqual([...first.diagnoses, ...second.diagnoses], []);
  assert.equal(status(sot).get(HOST), 'done');
  assert.deepEqual(actions(sot, 'r1-01'), ['unchanged']);
  await second.stop();
  return since;
}

test('a BIOS machine goes through two boots, a service that is killed, and to the disk that it has written', async () => {
  await goThrough('bios', { event: 'script', outcome: 'local' });
});

if (isFull) {
  test('a UEFI machine does so too, and is sent to its disk once more when its firmware turns to HTTP boot', async () => {
    const message =
      'DISCOVER → OFFER 198.51.100.11 to ams1/r1-01 (52:54:00:00:00:01): local boot, so no boot file';
    const since = await goThrough('uefi', { event: 'dhcp', message });
    const clients = since.filter((event) => event.message === message).map(({ client }) => client);
    assert.deepEqual([...new Set(clients)], ['pxe', 'http']);
  });
}

test.run();
