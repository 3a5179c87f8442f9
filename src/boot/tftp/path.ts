/**
 * The relative name behind a requested path, with `/` between its parts, or null where it must not be served.
 *
 * Firmware writes one file in many ways: `/a`, `./a`, `//a`, `boot\a`. A `..` in any place, a drive letter, a control
 * character and an empty name are refused. Nothing is unescaped: `%2e` is three characters of a name.
 */
export function normalizeTftpPath(raw: string): string | null {
  if (/\p{Cc}/u.test(raw)) return null;
  const parts = raw.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || parts.some(climbs)) return null;
  return parts.join('/');
}

/** Windows ignores dots and spaces at the end of a name, so `.. ` and `...` climb as well as `..` does. */
function climbs(part: string): boolean {
  return /^[. ]+$/.test(part) || /^[a-z]:/i.test(part);
}
