import { parseIpv4 } from '../sot/canonical/ipv4.ts';

/** Whether a text is a mask of IPv4 in dotted form: ones, then zeros, and not zeros alone. */
export function isNetmask(text: string): boolean {
  const mask = parseIpv4(text);
  if (mask === null || mask === 0) return false;
  const hosts = ~mask >>> 0;
  return (hosts & (hosts + 1)) === 0;
}
