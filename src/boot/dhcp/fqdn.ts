import type { DhcpPacket } from './codec/packet.ts';
import type { DhcpHost } from './host.ts';

const FQDN = 81;

// The flags of option 81 (RFC 4702 §2.1).
const SERVER_UPDATES = 1;
const OVERRIDDEN = 2;
const ENCODED = 4;
const NO_UPDATES = 8;

/** What servers put in the place of DNS' answer (RFC 4702 §2.2). */
const RCODE = 255;

/** A name as DNS writes it, ended where it is fully qualified (RFC 1035 §3.1). */
function encoded(labels: readonly string[], isQualified: boolean): Uint8Array {
  const bytes = labels.flatMap((label) => [label.length, ...Buffer.from(label, 'latin1')]);
  return Uint8Array.from(isQualified ? [...bytes, 0] : bytes);
}

/**
 * Option 81 for a client that has sent it (RFC 4702 §4): the host's own name, and that nobody here updates DNS, whatever the
 * client has asked for. A name with a domain is a whole one.
 */
export function fqdnReply(
  { options }: DhcpPacket,
  { hostname, domainName }: DhcpHost,
): [number, Uint8Array][] {
  const asked = options.get(FQDN)?.[0];
  if (asked === undefined || hostname === null) return [];
  const name = domainName === null ? hostname : `${hostname}.${domainName}`;
  const labels = name.split('.').filter(Boolean);
  const isEncoded = (asked & ENCODED) !== 0;
  if (isEncoded && labels.some(({ length }) => length > 63)) return [];
  const overridden = (asked & SERVER_UPDATES) === 0 ? 0 : OVERRIDDEN;
  const flags = NO_UPDATES | overridden | (asked & ENCODED);
  const text = isEncoded ? encoded(labels, domainName !== null) : new TextEncoder().encode(name);
  return [[FQDN, Uint8Array.of(flags, RCODE, RCODE, ...text)]];
}
