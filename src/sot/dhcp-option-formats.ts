import { parseIpv4 } from './canonical/ipv4.ts';

/** The items of a list with commas, without the blanks around them. */
function items(text: string): readonly string[] {
  return text.split(',').map((part) => part.trim());
}

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;
/** The most that a name takes on the wire, its lengths and its end included (RFC 1035, section 2.3.4). */
const MOST_NAME_BYTES = 255;
/** How far from the beginning a pointer leads (RFC 1035, section 4.1.4). */
const POINTER_REACH = 0x4000;

function labelsOf(name: string): readonly string[] | null {
  const labels = name.replace(/\.$/, '').split('.');
  const bytes = labels.reduce((sum, label) => sum + label.length + 1, 1);
  return labels.every((label) => LABEL.test(label)) && bytes <= MOST_NAME_BYTES ? labels : null;
}

/**
 * A list of domain names, `ams1.example, example`, as option 119 has it: one after the other, an end that stood before replaced by
 * a pointer to it (RFC 3397, section 2; RFC 1035, section 4.1.4). Null where a part is no domain name.
 */
export function domainSearch(text: string): Uint8Array | null {
  const bytes: number[] = [];
  const writtenAt = new Map<string, number>();
  for (const name of items(text)) {
    const labels = labelsOf(name);
    if (labels === null) return null;
    let isWhole = true;
    for (let first = 0; first < labels.length && isWhole; first++) {
      const ending = labels.slice(first).join('.').toLowerCase();
      const at = writtenAt.get(ending);
      if (at !== undefined) {
        bytes.push(0xc0 | (at >> 8), at & 0xff);
        isWhole = false;
      } else {
        if (bytes.length < POINTER_REACH) writtenAt.set(ending, bytes.length);
        const label = labels[first]!;
        bytes.push(label.length, ...Buffer.from(label, 'latin1'));
      }
    }
    if (isWhole) bytes.push(0);
  }
  return Uint8Array.from(bytes);
}

function octets(address: number): readonly number[] {
  return [address >>> 24, (address >>> 16) & 0xff, (address >>> 8) & 0xff, address & 0xff];
}

/** `10.0.0.0/8 198.51.100.254`: the length of the prefix, those bytes of the network that it covers, the router. */
function route(text: string): readonly number[] | null {
  const [, network = '', length = '', router = ''] = /^([\d.]+)\/(\d{1,2})\s+([\d.]+)$/.exec(text) ?? [];
  const [from, via, bits] = [parseIpv4(network), parseIpv4(router), Number(length)];
  if (from === null || via === null || bits > 32) return null;
  const isNetwork = from % 2 ** (32 - bits) === 0;
  return isNetwork ? [bits, ...octets(from).slice(0, Math.ceil(bits / 8)), ...octets(via)] : null;
}

/**
 * A list of routes, `10.0.0.0/8 198.51.100.254, 0.0.0.0/0 198.51.100.1`, as option 121 has it (RFC 3442). A client that takes them
 * leaves option 3 aside, so the default route stands in the list too. Null where a part is no route, or its network has host bits.
 */
export function classlessRoutes(text: string): Uint8Array | null {
  const routes = items(text).map(route);
  return routes.some((one) => one === null) ? null : Uint8Array.from(routes.flatMap((one) => one ?? []));
}
