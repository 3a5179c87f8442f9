import { encodeOption, type OptionCode, type OptionValue, readOption } from './codec/options.ts';
import type { DhcpPacket } from './codec/packet.ts';
import type { DhcpHost } from './host.ts';

/** Options that belong to the protocol: a user's own option of such a number is not sent. */
const PROTOCOL_OPTIONS: ReadonlySet<number> = new Set([
  0, 50, 51, 52, 53, 54, 55, 57, 58, 59, 61, 82, 118, 255,
]);

/** What of a host is the same in each of its replies, as bytes. */
interface Constant {
  readonly lease: ReadonlyMap<number, Uint8Array>;
  readonly known: ReadonlyMap<number, Uint8Array>;
}

const constants = new WeakMap<DhcpHost, Constant>();

/** Made once for each host: it is asked for with every packet. */
function constantOf(host: DhcpHost): Constant {
  const before = constants.get(host);
  if (before !== undefined) return before;
  const made = { lease: timesOf(host), known: knownOptions(host) };
  constants.set(host, made);
  return made;
}

/** Lease time, renewal after a half, rebinding after seven eighths of it (RFC 2131 §4.4.5), in seconds. */
export function leaseTimes(host: DhcpHost): ReadonlyMap<number, Uint8Array> {
  return constantOf(host).lease;
}

function timesOf(host: DhcpHost): Map<number, Uint8Array> {
  return new Map([
    [51, encodeOption(51, host.leaseSeconds)],
    [58, encodeOption(58, Math.floor(host.leaseSeconds / 2))],
    [59, encodeOption(59, Math.floor((host.leaseSeconds * 7) / 8))],
  ]);
}

/**
 * What the host has of the options that the client requests, in the client's order (RFC 2131 §4.3.1); all that the host
 * has where it requests none. The mask always comes, and first: an address is of no use without it, and a router must
 * not precede it (RFC 2132 §3.3).
 */
export function requestedOptions(request: DhcpPacket, host: DhcpHost): Map<number, Uint8Array> {
  const { known } = constantOf(host);
  const requested = readOption(request.options, 55) ?? [...known.keys()];
  const options = new Map<number, Uint8Array>();
  for (const code of [1, ...requested]) {
    const bytes = known.get(code);
    if (bytes) options.set(code, bytes);
  }
  return options;
}

function knownOptions(host: DhcpHost): Map<number, Uint8Array> {
  const known = new Map<number, Uint8Array>([[1, encodeOption(1, host.netmask)]]);
  const add = <Code extends OptionCode>(code: Code, value: OptionValue<Code> | null) => {
    if (value !== null) known.set(code, encodeOption(code, value));
  };
  add(3, host.router === null ? null : [host.router]);
  add(6, host.dns.length === 0 ? null : host.dns);
  add(12, host.hostname);
  add(15, host.domainName);
  add(28, host.broadcast);
  add(42, host.ntp.length === 0 ? null : host.ntp);
  // After ours, so that a user's own value wins.
  for (const { code, bytes } of host.extraOptions) {
    if (!PROTOCOL_OPTIONS.has(code)) known.set(code, bytes);
  }
  return known;
}
