import { parseHostLabel } from './hostname.ts';
import { parseIpv4 } from './ipv4.ts';

/** The longest name that DNS knows, in characters (RFC 1035, section 2.3.4). */
const LONGEST_NAME = 253;

/**
 * Whether a text can stand as the host of a URL: an IPv4 address, or a name of labels whose last one is no number, since
 * `192.0.2.300` is a mistyped address and no name (RFC 1123, section 2.1).
 */
export function isServiceAddress(text: string): boolean {
  if (parseIpv4(text) !== null) return true;
  const labels = text.split('.');
  if (text.length > LONGEST_NAME || /^\d+$/.test(labels.at(-1)!)) return false;
  return labels.every((label) => parseHostLabel(label) !== null);
}
