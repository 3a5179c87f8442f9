// The offline proof: what a bundle brings is enough to install a machine, and while it does so no packet leaves but for the
// machine's own address, and the broadcasts of DHCP in its own network.
import assert from 'node:assert/strict';
import { openSync, readSync } from 'node:fs';
import { suite } from 'uvu';
import { bundleOutside } from './lab/bundle-outside.ts';
import { cleanUp } from './lab/cleanup.ts';
import { makeFolder } from './lab/folder.ts';
import { isFull } from './lab/full.ts';
import { layEmptyDisk, layImageTree } from './lab/image-tree.ts';
import { install, showFigures } from './lab/install.ts';
import { makeInstalledDisk } from './lab/installed-disk.ts';
import { Machine } from './lab/machine.ts';
import { makeNetwork } from './lab/netns.ts';
import { MAC } from './lab/prove.ts';
import type { Firmware } from './lab/qemu.ts';
import { leadNowhere, PacketCount, type SentPackets, showSent } from './lab/sent-packets.ts';
import { Service } from './lab/service.ts';
import { layTree, SERVICE } from './lab/sot.ts';
import { status } from './lab/vaq.ts';

const test = suite('e2e/offline');
test.after.each(cleanUp);

const HOST = 'ams1/r1-01';
const LIMIT = 400;

/** What no router passes on: DHCP's reply to a machine without an address, the question who else answers, and that of `--ra`. */
const BROADCASTS = [
  'eth0 UDP 255.255.255.255:68',
  'eth0 UDP 255.255.255.255:67',
  'eth0 other router advertisement',
];

/** What goes to the machine: files and configuration, DHCP and TFTP. */
const TO_THE_MACHINE = ['eth0 TCP 198.51.100.11', 'eth0 UDP 198.51.100.11'];

/** Everything that may leave was counted, and nothing else; the service itself has to be among it. */
function assertOnlyTheSite(sent: SentPackets): void {
  console.log(showSent(sent));
  const known = [...BROADCASTS, ...TO_THE_MACHINE];
  assert.deepEqual(
    Object.keys(sent).filter((kind) => !known.includes(kind)),
    [],
  );
  for (const kind of [BROADCASTS[0]!, TO_THE_MACHINE[0]!]) assert.ok((sent[kind] ?? 0) > 0, kind);
}

/** The first bytes of a file. */
function beginningOf(path: string, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  readSync(openSync(path, 'r'), bytes, 0, size, 0);
  return bytes;
}

/** Installs the image of a disk by a bundle alone, until the system on the disk says that it runs. */
async function installImage(firmware: Firmware): Promise<void> {
  const image = makeInstalledDisk('r1-01');
  const bundle = await bundleOutside(layImageTree(image, ['write']));
  const network = makeNetwork(SERVICE);
  leadNowhere(network.server);
  const count = new PacketCount(network.server);
  await count.begun();
  const options = ['--host', 'r1-01', '--yes', '--offline', '--ra', '--cache', makeFolder('cache')];
  const service = new Service(network.server, bundle, ...options);
  await service.waitFor({ event: 'ready' }, 120);
  const disk = layEmptyDisk();
  const machine = new Machine({ namespace: network.lan, tap: network.addTap(), mac: MAC, firmware, disk });
  const figures: string[] = [];
  const reach = async (milestone: string, wait: Promise<unknown>): Promise<void> => {
    await machine.unlessHopeless(wait);
    figures.push(`${milestone} ${machine.seconds().toFixed(1)} s`);
  };
  await reach('written', service.waitFor({ event: 'checkpoint', host: HOST, status: 'done' }, LIMIT));
  assert.ok(beginningOf(disk, image.length).equals(image), 'the disk is what its image is');
  await reach('disk', machine.waitFor(/^PROOF installed r1-01$/, LIMIT));
  machine.powerOff();
  await service.stop();
  console.log(figures.join(', '));
  assertOnlyTheSite(await count.end());
  assert.equal(status(bundle).get(HOST), 'done');
}

test('from a bundle alone, a BIOS machine is given the image of a disk and boots from it; no packet goes elsewhere', () =>
  installImage('bios'));

if (isFull) {
  test('so is a UEFI machine', () => installImage('uefi'));

  for (const firmware of ['bios', 'uefi'] as const)
    test(`Debian's installer runs the early command of its preseed by a bundle alone, ${firmware}`, async () => {
      const sot = await bundleOutside(layTree('four'));
      const network = makeNetwork(SERVICE);
      leadNowhere(network.server);
      const count = new PacketCount(network.server);
      await count.begun();
      const options = ['--offline', '--ra', '--cache', makeFolder('cache')];
      console.log(showFigures(await install(firmware, { sot, network, options })));
      assertOnlyTheSite(await count.end());
    });
}

test.run();
