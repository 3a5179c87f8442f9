import type { KindOs } from '../kind.ts';
import { majorsRead, parseSpecVersion, SPEC_VERSIONS, type SpecVersion } from './version.ts';

/** The version that a configuration says, or why it is none that an operating system reads. */
export type VersionRead = { readonly version: SpecVersion } | { readonly problem: string };

/** Whether a text is a version by Semantic Versioning, as Ignition’s library reads it. */
function isVersion(text: string): boolean {
  const [before = '', ...metadata] = text.split('+');
  const [numbers = '', ...label] = before.split('-');
  const names = [label.join('-'), metadata.join('+')].filter((name) => name !== '');
  const parts = numbers.split('.');
  return (
    parts.length === 3 &&
    parts.every((part) => /^\d+$/.test(part)) &&
    names.every((name) => /^[\da-z-]+(?:\.[\da-z-]+)*$/i.test(name))
  );
}

/** Reads a version for an operating system. */
export function readVersion(text: string, os: KindOs): VersionRead {
  if (!isVersion(text)) {
    return {
      problem: `invalid config version (couldn't parse); it is a text such as \`"ignition": {"version": "3.4.0"}\``,
    };
  }
  const version = parseSpecVersion(text);
  const majors = majorsRead(os);
  if (version !== null && majors.includes(version.major)) return { version };
  const known = SPEC_VERSIONS.filter((name) => majors.includes(Number(name[0]) as 2 | 3));
  const reader = os.family === '' ? 'Ignition' : `${os.family} ${os.major}`;
  return { problem: `unsupported config version; ${reader} reads ${known.join(', ')}, found \`${text}\`` };
}
