import type { SpecVersion } from '../version.ts';

const LENGTHS: Readonly<Record<string, number>> = { sha512: 128, sha256: 64 };

/** What is wrong with the hash that something fetched must have, or null; SHA-256 came with version 3.1.0. */
export function hashProblem(hash: string, { major, minor }: SpecVersion): string | null {
  const known = major === 3 && minor > 0 ? ['sha512', 'sha256'] : ['sha512'];
  const [, name, sum] = /^([^-]*)-(.*)$/.exec(hash) ?? [];
  if (name === undefined || sum === undefined)
    return 'a hash is written `sha512-` and the sum in hexadecimal';
  if (!known.includes(name)) return `expected a hash by ${known.join(' or ')}, found \`${name}\``;
  const length = LENGTHS[name]!;
  if (/^[0-9a-f]*$/i.test(sum) && sum.length === length) return null;
  return `a ${name} sum has ${length} hexadecimal digits, found ${sum.length} characters`;
}
