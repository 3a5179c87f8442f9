import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startDnsmasq } from './dnsmasq.ts';
import { type ConsoleLine, Machine } from './machine.ts';
import { ip } from './namespaces.ts';
import { makeNetwork } from './netns.ts';
import { layProofTree } from './proof.ts';
import type { MachineSpec } from './qemu.ts';
import { addFarNetwork } from './relay.ts';
import { type BootEvent, Service } from './service.ts';
import { SERVICE } from './sot.ts';
import { preview, status } from './vaq.ts';

/** How a machine is to come to its kernel. */
export interface Way extends Pick<MachineSpec, 'firmware' | 'script'> {
  /** Its `boot_programs`; the defaults where they are left out. */
  readonly programs?: Readonly<Record<string, string>>;
  /** Behind a router that relays DHCP. */
  readonly isFar?: boolean;
  /** In `proxy`, dnsmasq gives the addresses. */
  readonly mode?: 'server' | 'proxy';
  /** The next server that dnsmasq names. */
  readonly nextServer?: string;
  /** The cable is pulled for some seconds while the machine loads its initrd, which is large. */
  readonly isPulled?: boolean;
  /** More for the command line of `vaq boot`. */
  readonly options?: readonly string[];
}

/** A network boot that went all its way. */
export interface Proof {
  /** Every event of the service. */
  readonly events: readonly BootEvent[];
  readonly console: readonly ConsoleLine[];
  /** The seconds from power-on to each milestone, in the order of their happening. */
  readonly figures: Readonly<Record<string, number>>;
}

const HOST = 'ams1/r1-01';
/** Its card. */
export const MAC = '52:54:00:00:00:01';

/** Such a boot takes a minute; beside other work the processor, which is emulated, is a fraction of one. */
const LIMIT = 900;

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  assert.ok(text.includes(from), `${file} has ${from}`);
  writeFileSync(file, text.replace(from, to));
}

/** Has another server give the addresses of a tree's site. */
export function useProxy(sot: string): void {
  edit(join(sot, 'sites/ams1/env.yml'), 'service:', 'service:\n  dhcp_mode: proxy');
}

/** Has a tree's site be as a way wants it. */
export function changeSite(sot: string, { mode, programs, isFar }: Way): void {
  const env = join(sot, 'sites/ams1/env.yml');
  if (mode === 'proxy') useProxy(sot);
  if (programs !== undefined) edit(env, 'service:', `service:\n  boot_programs: ${JSON.stringify(programs)}`);
  if (!isFar) return;
  edit(
    env,
    'subnets:',
    'subnets:\n  - {id: far, cidr: 203.0.113.0/24, gateway: 203.0.113.1, domain_name: far.example}',
  );
  edit(join(sot, 'sites/ams1/rack1.yml'), 'ipv4: 198.51.100.11', 'ipv4: 203.0.113.11');
}

const INITRD = 'debian12/initrd.gz';
const LARGE = 40_000_000;
const PULLED_MS = 5000;

/** Pulls a machine's cable once it has its kernel, for some seconds in which it cannot have come to the end of its initrd. */
async function pullCable(service: Service, namespace: string, tap: string): Promise<void> {
  await service.waitFor({ event: 'http', path: '/files/debian12/linux', status: 200 }, LIMIT);
  await delay(300);
  ip(`-n ${namespace} link set ${tap} down`);
  await delay(PULLED_MS);
  assert.deepEqual(service.having({ event: 'http', path: `/files/${INITRD}` }), []);
  ip(`-n ${namespace} link set ${tap} up`);
}

/**
 * Powers on a machine without a disk and follows it to the first line of its kernel, to the configuration, which must be, byte
 * for byte, the one that was previewed, and to its checkpoint.
 */
export async function prove(way: Way): Promise<Proof> {
  const sot = layProofTree();
  changeSite(sot, way);
  // A kernel takes what follows the archive for padding where it is zero.
  if (way.isPulled) appendFileSync(join(sot, 'files', INITRD), Buffer.alloc(LARGE));
  const network = makeNetwork(SERVICE);
  if (way.mode === 'proxy') startDnsmasq(network, way.nextServer);
  const far = way.isFar ? addFarNetwork(network) : null;
  const service = new Service(network.server, sot, '--host', 'r1-01', '--yes', ...(way.options ?? []));
  await service.waitFor({ event: 'ready' }, 120);
  const promised = preview(sot, 'r1-01').get('preseed.cfg')!.content;
  const namespace = far?.namespace ?? network.lan;
  const tap = (far ?? network).addTap();
  const machine = new Machine({ namespace, tap, mac: MAC, ...way });
  const left = (): number => LIMIT - machine.seconds();
  const figures: Record<string, number> = {};
  const reach = async <T>(milestone: string, wait: Promise<T>): Promise<T> => {
    const reached = await machine.unlessHopeless(wait);
    figures[milestone] = machine.seconds();
    return reached;
  };
  await reach('script', service.waitFor({ event: 'script', host: HOST, outcome: 'network' }, left()));
  if (way.isPulled) await reach('cable back', pullCable(service, namespace, tap));
  await reach('kernel', machine.waitFor(/PROOF kernel/, left()));
  const { text } = await reach('configuration', machine.waitFor(/PROOF (no )?configuration/, left()));
  assert.equal(text, `PROOF configuration ${createHash('sha256').update(promised).digest('hex')}`);
  await reach('checkpoint', service.waitFor({ event: 'checkpoint', host: HOST, status: 'done' }, 60));
  machine.powerOff();
  assert.equal(status(sot).get(HOST), 'done');
  assert.deepEqual(service.diagnoses, [], 'nothing is wrong with a machine that goes all its way');
  await service.stop();
  return { events: service.events, console: machine.console, figures };
}

/** What DHCP was answered to the machine until it had its script, each answer once, in order. */
export function answers({ events }: Proof): readonly string[] {
  const end = events.findIndex(({ event }) => event === 'script');
  const sent = events
    .slice(0, end)
    .filter(({ event, mac, reply }) => event === 'dhcp' && mac === MAC && reply);
  return [...new Set(sent.map(({ message }) => message))];
}

/** The files that TFTP has sent whole, in order. */
export function sentByTftp({ events }: Proof): readonly (string | undefined)[] {
  return events
    .filter(({ event, outcome }) => event === 'tftp' && outcome === 'finished')
    .map(({ path }) => path);
}

/** The figures in one line, for the log of the test. */
export function showProof({ figures }: Proof): string {
  return Object.entries(figures)
    .map(([milestone, seconds]) => `${milestone} ${seconds.toFixed(1)} s`)
    .join(', ');
}
