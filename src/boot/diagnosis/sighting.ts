import { grubFile } from '../../render/grub.ts';
import type { LogEvent } from '../log.ts';

const GRUB_FILES = grubFile('');

/** A DHCP message of a host, and what it was answered. */
export interface DhcpSighting {
  readonly kind: 'dhcp';
  /** `DISCOVER`, `REQUEST`. */
  readonly request: string;
  /** Null where it was left alone; then `code` says why. */
  readonly reply: string | null;
  readonly code: string | null;
  readonly client: string | null;
  readonly architecture: string | null;
  /** The address that it was given; null where another server gives it. */
  readonly address: string | null;
  /** The program or the script that it was told to start. */
  readonly file: string | null;
  readonly message: string;
}

/** What became of a file that a host has asked for by TFTP. */
export interface TftpSighting {
  readonly kind: 'tftp';
  readonly path: string;
  readonly outcome: string;
  readonly bytes: number;
  /** Whether it has answered our first packet. */
  readonly heard: boolean;
  readonly blksize: number;
  readonly reason: string | null;
}

/** A host has asked for its script. */
export interface ScriptSighting {
  readonly kind: 'script';
  readonly boot: string | null;
  /** What ends the boot: `checkpoint`, `fetched` or `never`. */
  readonly done: string | null;
  /** The name of the configuration that is to be asked for; null where the boot has none. */
  readonly config: string | null;
}

/** A declared file, or the boot's configuration, was asked for by HTTP. */
export interface HttpSighting<Kind extends 'file' | 'config'> {
  readonly kind: Kind;
  readonly path: string;
  readonly status: number;
  readonly complete: boolean;
  /** Whether all of it was asked for, and not only its size or a part. */
  readonly whole: boolean;
}

/** What a person would note who watches the conversation of one machine. */
export type Sighting =
  | DhcpSighting
  | TftpSighting
  | ScriptSighting
  | HttpSighting<'file'>
  | HttpSighting<'config'>
  /** The first script, the same for everyone, was asked for. */
  | { readonly kind: 'begin' }
  /** Bytes are on their way to it. */
  | { readonly kind: 'moving'; readonly path: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** What came before says nothing about what comes: it has reported, or it starts its own disk. */
  | { readonly kind: 'end' };

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function dhcp(event: LogEvent): Sighting | null {
  const { boot, message } = event;
  // A BMC says nothing of what its machine does.
  if (boot === 'none') return null;
  // The system on the disk, or an installer, asks for its address in the same way.
  if (boot === 'local') return event.client === 'ordinary' ? null : { kind: 'end' };
  return {
    kind: 'dhcp',
    request: String(event.type),
    reply: text(event.reply),
    code: text(event.code),
    client: text(event.client),
    architecture: text(event.architecture),
    address: text(event.address),
    file: text(event.file),
    message,
  };
}

function http(event: LogEvent): Sighting | null {
  const { method, status, complete, artifact, file, path } = event;
  if (path === '/boot.ipxe') return { kind: 'begin' };
  // The script has an event of its own.
  const isConfig = typeof artifact === 'string' && artifact !== 'script.ipxe';
  const isRefusedConfig = artifact === null && String(path).startsWith('/config/');
  const name = text(file) ?? (isConfig || isRefusedConfig ? String(artifact ?? path) : null);
  if (name === null) return null;
  const whole = method === 'GET' && status !== 206 && status !== 304;
  const how = { path: name, status: Number(status), complete: complete === true, whole };
  return typeof file === 'string' ? { kind: 'file', ...how } : { kind: 'config', ...how };
}

function tftp(event: LogEvent): Sighting | null {
  const path = String(event.path);
  const outcome = String(event.outcome);
  // GRUB's configuration has the event of a script; its kernel and initrds are what iPXE loads by HTTP.
  if (/(^|\/)grub\.cfg/.test(path)) return null;
  if (path.startsWith(GRUB_FILES)) {
    const status = outcome === 'refused' ? 404 : 200;
    const complete = outcome === 'finished';
    return {
      kind: 'file',
      path: path.slice(GRUB_FILES.length),
      status,
      complete,
      whole: outcome !== 'probed',
    };
  }
  return {
    kind: 'tftp',
    path,
    outcome,
    bytes: Number(event.bytes),
    heard: event.heard === true,
    blksize: Number(event.blksize),
    reason: text(event.reason),
  };
}

/** What an event of the log says of its host's course; null where that is nothing. */
export function sightingOf(event: LogEvent): Sighting | null {
  switch (event.event) {
    case 'dhcp':
      return dhcp(event);
    case 'tftp':
      return tftp(event);
    case 'script':
      if (event.outcome !== 'network') return { kind: 'end' };
      return { kind: 'script', boot: text(event.boot), done: text(event.done), config: text(event.config) };
    case 'http':
      return http(event);
    case 'checkpoint':
      return { kind: 'end' };
    case 'problem':
      return typeof event.code === 'string'
        ? { kind: 'refused', code: event.code, message: event.message }
        : null;
    default:
      return null;
  }
}
