import { holdsSecret } from '../../secret.ts';
import type { SpecVersion } from '../version.ts';

const LENGTHS: Readonly<Record<string, number>> = { sha512: 128, sha256: 64 };

/** What is wrong with the hash that something fetched must have, or null; SHA-256 came with version 3.1.0. */
export function hashProblem(hash: string, { major, minor }: SpecVersion): string | null {
  if (holdsSecret(hash)) return null;
  const known = major === 3 && minor > 0 ? ['sha512', 'sha256'] : ['sha512'];
  const dash = hash.indexOf('-');
  if (dash === -1) return 'malformed hash specifier; it is `sha512-` and the sum in hexadecimal';
  const name = hash.slice(0, dash);
  if (!known.includes(name)) return `unrecognized hash function; expected ${known.join(' or ')}`;
  const length = hash.length - dash - 1;
  if (length === LENGTHS[name]) return null;
  return `incorrect size for hash sum; ${name} has ${LENGTHS[name]} hexadecimal digits, found ${length}`;
}
