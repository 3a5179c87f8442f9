import { diagnose, type Finding } from '../../../src/boot/diagnosis/diagnose.ts';
import { sightingOf } from '../../../src/boot/diagnosis/sighting.ts';
import { seen, type Timeline } from '../../../src/boot/diagnosis/timeline.ts';
import type { LogEvent } from '../../../src/boot/log.ts';

/** The host of every course. */
export const HOST = 'ams1/r1-01';

/** An event and its second. */
export type Timed = readonly [second: number, event: LogEvent];

type Details = Readonly<Record<string, unknown>>;

function event(name: LogEvent['event'], details: Details): LogEvent {
  return { event: name, host: HOST, message: '', ...details };
}

/** What each kind of client says of itself and is told. */
const CLIENTS = {
  bios: { client: 'pxe', architecture: 'bios', file: 'undionly.kpxe' },
  uefi: { client: 'pxe', architecture: 'efi-x86_64', file: 'snponly.efi' },
  http: { client: 'http', architecture: 'http-x86_64', file: 'http://198.51.100.1/files/vaq/snponly.efi' },
  ipxe: { client: 'ipxe', architecture: 'bios', file: 'http://198.51.100.1/boot.ipxe' },
  system: { client: 'ordinary', architecture: null, file: null },
} as const;

const ADDRESS = { boot: 'network', address: '198.51.100.11' };

/** A DISCOVER that is answered. */
export function discover(client: keyof typeof CLIENTS, details: Details = {}): LogEvent {
  return event('dhcp', { type: 'DISCOVER', reply: 'OFFER', ...ADDRESS, ...CLIENTS[client], ...details });
}

/** A REQUEST that is answered. */
export function request(client: keyof typeof CLIENTS, details: Details = {}): LogEvent {
  return event('dhcp', { type: 'REQUEST', reply: 'ACK', ...ADDRESS, ...CLIENTS[client], ...details });
}

/** A DHCP message that is left alone. */
export function silence(code: string, message: string): LogEvent {
  return event('dhcp', { type: 'REQUEST', reply: null, code, message });
}

/** What became of a TFTP request; a whole file by itself. */
export function tftp(path: string, details: Details = {}): LogEvent {
  const sent = { outcome: 'finished', bytes: 252_928, heard: true, blksize: 1468, reason: null };
  return event('tftp', { path, ...sent, ...details });
}

/** The size probe of EDK II, which ends in an ERROR. */
export function probe(path: string): LogEvent {
  return tftp(path, { outcome: 'probed', bytes: 0 });
}

/** The script of a boot that is to report. */
export function script(details: Details = {}): LogEvent {
  const boot = { boot: 'debian12', done: 'checkpoint', config: 'preseed.cfg' };
  return event('script', { outcome: 'network', ...boot, ...details });
}

function http(details: Details): LogEvent {
  return event('http', {
    method: 'GET',
    status: 200,
    complete: true,
    artifact: null,
    file: null,
    ...details,
  });
}

/** What every iPXE asks for first. */
export function begin(): LogEvent {
  return http({ path: '/boot.ipxe' });
}

/** A declared file. */
export function file(name: string, details: Details = {}): LogEvent {
  return http({ path: `/files/${name}`, file: name, ...details });
}

/** The configuration. */
export function config(details: Details = {}): LogEvent {
  const path = '/config/52-54-00-00-00-01/debian12/preseed.cfg';
  return http({ path, artifact: 'preseed.cfg', boot: 'debian12', ...details });
}

/** A report that the boot is done. */
export function checkpoint(): LogEvent {
  return event('checkpoint', { status: 'done' });
}

/** What was refused to the host, and why. */
export function problem(code: string, message: string): LogEvent {
  return event('problem', { code, message });
}

function timelineOf(course: readonly Timed[]): Timeline {
  let timeline: Timeline = [];
  for (const [second, one] of course) {
    const sighting = sightingOf(one);
    if (sighting !== null) timeline = seen(timeline, second * 1000, sighting);
  }
  return timeline;
}

/** Why the host of a course is stuck at a second, of which it knows nothing that comes later. */
export function stuck(course: readonly Timed[], second: number): Finding | null {
  const known = course.filter(([at]) => at <= second);
  return diagnose(timelineOf(known), second * 1000);
}

/** The ids of what is found at each half second of a course up to one, each once, in their order. */
export function foundUpTo(course: readonly Timed[], second: number): readonly string[] {
  const ids: string[] = [];
  for (let at = 0; at <= second; at += 0.5) {
    const found = stuck(course, at);
    if (found !== null && !ids.includes(found.id)) ids.push(found.id);
  }
  return ids;
}
