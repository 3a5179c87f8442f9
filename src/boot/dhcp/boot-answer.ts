import type { DhcpClient } from './client.ts';
import { UNSET } from './codec/ipv4.ts';
import { encodeOption } from './codec/options.ts';
import type { BootTarget, DhcpServerIdentity } from './host.ts';
import { BOOT_LOCALLY, LOAD_BOOT_FILE } from './pxe-options.ts';

/** The part of a reply that starts a machine; where nothing is to be started, every field is empty. */
export interface BootAnswer {
  readonly siaddr: string;
  readonly sname: string;
  /** The boot file's name or URL; null where there is none. */
  readonly file: string | null;
  /** Sent whether asked for or not: firmware reads options that it does not request. */
  readonly options: ReadonlyMap<number, Uint8Array>;
  /** What is started, or why nothing is, for people. */
  readonly summary: string;
}

/** What a client is told to start, by what it is and what its host is due. */
export function bootAnswer(client: DhcpClient, host: BootTarget, server: DhcpServerIdentity): BootAnswer {
  if (client.kind === 'ordinary') return nothing('address only');
  if (host.boot === 'none') return nothing('address only, never booted');
  if (client.kind === 'ipxe') return script(host.scriptUrl, server);
  if (host.boot === 'local') return localBoot(client.kind);
  if (client.architecture === null) return nothing('its architecture (option 93) is absent or unknown');
  if (client.kind === 'http') {
    const url = host.httpProgram(client.architecture);
    return url === null ? nothing(`no HTTP program for ${client.architecture}`) : httpProgram(url);
  }
  const name = host.tftpProgram(client.architecture);
  return name === null ? nothing(`no TFTP program for ${client.architecture}`) : tftpProgram(name, server);
}

function nothing(summary: string): BootAnswer {
  return { siaddr: UNSET, sname: '', file: null, options: new Map(), summary };
}

function localBoot(kind: 'pxe' | 'http'): BootAnswer {
  const answer = nothing('local boot, so no boot file');
  // UEFI that has left iPXE with `exit` comes again by HTTP boot before it tries the disk: without a URL, and without
  // the vendor class HTTPClient, which would hold it there, it goes on.
  return kind === 'http' ? answer : { ...answer, options: pxeClass(BOOT_LOCALLY) };
}

/** Firmware heeds option 43 only in a reply of the class PXEClient (PXE specification 2.1). */
function pxeClass(vendorOptions: Uint8Array): Map<number, Uint8Array> {
  return new Map([
    [60, encodeOption(60, 'PXEClient')],
    [43, vendorOptions],
  ]);
}

function script(url: string, server: DhcpServerIdentity): BootAnswer {
  return {
    // The URL needs no next server, but iPXE says "Nothing to boot" to a boot file without one.
    siaddr: server.address,
    sname: '',
    file: url,
    options: new Map([
      [67, bootFileName(url)],
      // 176 is iPXE's "no-pxedhcp": this offer is complete, so do not wait some seconds for a ProxyDHCP server's.
      [175, encodeOption(175, [[176, Uint8Array.of(1)]])],
    ]),
    summary: url,
  };
}

function tftpProgram(name: string, server: DhcpServerIdentity): BootAnswer {
  return {
    siaddr: server.address,
    sname: server.address,
    file: name,
    options: new Map([
      ...pxeClass(LOAD_BOOT_FILE),
      [66, encodeOption(66, server.address)],
      [67, bootFileName(name)],
    ]),
    summary: `${name} from ${server.address}`,
  };
}

function httpProgram(url: string): BootAnswer {
  return {
    siaddr: UNSET,
    sname: '',
    file: url,
    // UEFI takes an offer for HTTP boot by this class alone (UEFI 2.10 §24.7).
    options: new Map([
      [60, encodeOption(60, 'HTTPClient')],
      [67, bootFileName(url)],
    ]),
    summary: url,
  };
}

/**
 * Ended by a NUL, against RFC 2132 §2: PXE ROMs read it as a C string in place, and older EDK II writes the NUL itself,
 * over the option that follows. Clients must take it either way.
 */
function bootFileName(name: string): Uint8Array {
  return encodeOption(67, `${name}\0`);
}
