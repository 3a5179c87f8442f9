const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * A host name of one label in lower case, or null where the text is none: 1 to 63 letters, digits and hyphens, a hyphen
 * neither first nor last (RFC 1123, section 2.1; RFC 1035, section 2.3.1). Case does not count in DNS (RFC 4343).
 */
export function parseHostLabel(text: string): string | null {
  // Tested before it is lowered: the Kelvin sign would become a plain k.
  if (!/^[\x21-\x7e]+$/.test(text)) return null;
  const label = text.toLowerCase();
  return LABEL.test(label) ? label : null;
}
