import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { Machine } from './machine.ts';
import { makeNetwork, type Network } from './netns.ts';
import type { Firmware } from './qemu.ts';
import { type BootEvent, Service } from './service.ts';
import { INSTALLER_FILES, layTree, SERVICE } from './sot.ts';
import { type PreviewArtifact, preview, status } from './vaq.ts';

/** A boot that reached its checkpoint. */
export interface Installation {
  /** Every event of the service, from its start to its end. */
  readonly events: readonly BootEvent[];
  /** The seconds from power-on to each milestone, in the order of their happening. */
  readonly figures: Readonly<Record<string, number>>;
}

/** What is served, and where. */
export interface Ground {
  /** The folder of a source of truth, or a bundle. */
  readonly sot: string;
  readonly network: Network;
  /** More for the command line of `vaq boot`. */
  readonly options: readonly string[];
}

const HOST = 'ams1/r1-01';
const MAC = '52:54:00:00:00:01';
// Two such boots took 120 s each where the processor is emulated; other work may run beside this one.
const LIMIT = 900;

/**
 * Powers on a machine without a disk before `vaq boot`, and follows it until Debian's installer has run the first command of
 * its preseed; asserts that what was served is what was previewed, whole, and that `vaq status` calls the host done.
 */
export async function install(firmware: Firmware, ground: Ground | null = null): Promise<Installation> {
  const { sot, network, options } = ground ?? { sot: layTree(), network: makeNetwork(SERVICE), options: [] };
  const service = new Service(network.server, sot, '--host', 'r1-01', '--yes', ...options);
  await service.waitFor({ event: 'ready' }, 120);
  // Not earlier: the service has made the key of the checkpoint's token by now, and under CI=true preview makes none.
  const promised = preview(sot, 'r1-01');

  const machine = new Machine({ namespace: network.lan, tap: network.addTap(), mac: MAC, firmware });
  const figures: Record<string, number> = {};
  const reach = async (milestone: string, wanted: Partial<BootEvent>): Promise<BootEvent> => {
    const event = await machine.unlessHopeless(service.waitFor(wanted, LIMIT - machine.seconds()));
    figures[milestone] = machine.seconds();
    return event;
  };

  await reach('address', { event: 'dhcp', host: HOST, mac: MAC, reply: 'ACK' });
  await reach('script', { event: 'script', host: HOST });
  const files = Object.entries(INSTALLER_FILES);
  for (const [path, source] of files) {
    const file = await reach(path, { event: 'http', host: HOST, path: `/files/${path}`, status: 200 });
    assert.equal(file.bytes, statSync(source).size, `${path} is served whole`);
  }
  const preseed = await reach('preseed', { event: 'http', host: HOST, artifact: 'preseed.cfg', status: 200 });
  await reach('checkpoint', { event: 'checkpoint', host: HOST, status: 'done' });
  machine.powerOff();

  assert.equal(status(sot).get(HOST), 'done');
  const [script] = service.events.filter(({ event, path }) => event === 'http' && path?.startsWith('/ipxe?'));
  assert.equal(
    script?.bytes,
    sizeOf(promised.get('script.ipxe')),
    'the script is as long as the previewed one',
  );
  const promise = promised.get('preseed.cfg');
  const { sha256, bytes } = preseed;
  assert.deepEqual({ sha256, bytes }, { sha256: promise?.sha256, bytes: sizeOf(promise) });
  assert.deepEqual(service.diagnoses, [], 'nothing is wrong with a machine that goes all its way');
  await service.stop();
  return { events: service.events, figures };
}

function sizeOf(artifact: PreviewArtifact | undefined): number | undefined {
  return artifact && Buffer.byteLength(artifact.content);
}

/** The figures as lines, for the log of the test. */
export function showFigures({ figures }: Installation): string {
  return Object.entries(figures)
    .map(([milestone, seconds]) => `${seconds.toFixed(1).padStart(7)} s  ${milestone}`)
    .join('\n');
}
