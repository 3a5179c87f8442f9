import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { parseHostLabel } from '../canonical/hostname.ts';
import { parseIp, parseIpv6 } from '../canonical/ip.ts';
import { parseIpv4 } from '../canonical/ipv4.ts';
import { parseMac } from '../canonical/mac.ts';
import { parseUuid } from '../canonical/uuid.ts';
import { finding, type Place } from '../place.ts';

/** A form that a text may have to have: the rule that says so, and the form in words. */
export interface Form {
  readonly ruleId: string;
  readonly expected: string;
}

/** A form with the function that reads it: null where the text has it not. */
export interface ReadableForm extends Form {
  readonly parse: (text: string) => string | null;
}

/** An IPv4 network. */
export const CIDR: Form = {
  ruleId: 'value/cidr',
  expected: 'a network: an address, a slash and 0 to 32, as `198.51.100.0/24`',
};

/** An IPv4 address; it has one form only. */
export const IPV4: ReadableForm = {
  ruleId: 'value/ipv4',
  expected: 'an IPv4 address: four numbers from 0 to 255, as `198.51.100.7`',
  parse: (text) => (parseIpv4(text) === null ? null : text),
};

/** An IPv6 address in any spelling. */
export const IPV6: ReadableForm = {
  ruleId: 'value/ip',
  expected: 'an IPv6 address without a prefix, as `2001:db8::7`',
  parse: parseIpv6,
};

/** An address of either kind, with a prefix or without. */
export const IP: ReadableForm = {
  ruleId: 'value/ip',
  expected: 'an address, with a prefix or without, as `198.51.100.7/24` or `2001:db8::7`',
  parse: parseIp,
};

/** A MAC in any spelling. */
export const MAC: ReadableForm = {
  ruleId: 'value/mac',
  expected: 'a MAC: six pairs of hexadecimal digits, as `52:54:00:12:34:56`',
  parse: parseMac,
};

/** A UUID in any spelling. */
export const UUID: ReadableForm = {
  ruleId: 'value/uuid',
  expected: 'a UUID: 32 hexadecimal digits, as `6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab`',
  parse: parseUuid,
};

/** The name of a machine, which is one label of a DNS name. */
export const HOST_NAME: ReadableForm = {
  ruleId: 'value/hostname',
  expected: 'a host name: 1 to 63 letters, digits and hyphens, as `r1-01`',
  parse: parseHostLabel,
};

/** The name that DHCP gives a machine, with its domain or without. */
export const DNS_NAME: ReadableForm = {
  ruleId: 'value/hostname',
  expected: 'a host name: letters, digits and hyphens, with dots between its parts, as `r1-01.ams1.example`',
  parse: (text) =>
    text.split('.').every((label) => parseHostLabel(label) !== null) ? text.toLowerCase() : null,
};

/** The domain that DHCP gives to machines. */
export const DOMAIN_NAME: ReadableForm = {
  ruleId: 'value/hostname',
  expected: 'a domain name: letters, digits and hyphens, with dots between its parts, as `ams1.example`',
  parse: DNS_NAME.parse,
};

/** A machine by its address or by its name. */
export const ADDRESS_OR_NAME: ReadableForm = {
  ruleId: 'value/hostname',
  expected: 'an address or a name, as `198.51.100.7` or `ntp.ams1.example`',
  parse: (text) => parseIp(text) ?? DNS_NAME.parse(text),
};

/** The finding for a text that does not have its form. */
export function malformed(place: Place, { ruleId, expected }: Form, text: string): Diagnostic {
  return finding(place, { ruleId, message: `\`${text}\` is not ${expected}` });
}

/** A text in its canonical form; null where it is absent, or with a finding where it has another form. */
export function canonical(
  text: string | undefined,
  place: Place,
  form: ReadableForm,
  diagnostics: Diagnostic[],
): string | null {
  if (text === undefined) return null;
  const value = form.parse(text);
  if (value === null) diagnostics.push(malformed(place, form, text));
  return value;
}
