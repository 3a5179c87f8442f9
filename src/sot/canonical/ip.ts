import { parseIpv4 } from './ipv4.ts';

/** The canonical text of an IPv6 address, as RFC 5952 writes it, or null where the text is none; a zone is no part of one. */
export function parseIpv6(text: string): string | null {
  // The reader and writer of that form that is at hand is the one of URLs.
  const url = `http://[${text}]/`;
  return /^[\da-f:.]+$/i.test(text) && URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : null;
}

/** An address of either kind, with a prefix or without, in canonical form; null where the text is none. */
export function parseIp(text: string): string | null {
  const [address = '', prefix, ...more] = text.split('/');
  const isIpv4 = parseIpv4(address) !== null;
  const canonical = isIpv4 ? address : parseIpv6(address);
  if (canonical === null || more.length > 0) return null;
  if (prefix === undefined) return canonical;
  const fits = /^(0|[1-9]\d{0,2})$/.test(prefix) && Number(prefix) <= (isIpv4 ? 32 : 128);
  return fits ? `${canonical}/${prefix}` : null;
}
