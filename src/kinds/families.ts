import { nearest } from '../diagnostics/nearest.ts';
import { familyName } from './family.ts';
import { KINDS } from './index.ts';
import type { KindOs } from './kind.ts';

/** Names of families as people write them: what is not supported by any kind is not among them. */
export const FAMILY_NAMES: readonly string[] = [
  'Alma',
  'Alpine',
  'Amazon',
  'Arch',
  'CentOS',
  'CentOS Stream',
  'Container Linux',
  'CoreOS',
  'Debian',
  'Devuan',
  'FCOS',
  'Fedora',
  'Fedora CoreOS',
  'Flatcar',
  'FreeBSD',
  'Gentoo',
  'Oracle',
  'Photon',
  'Red Hat',
  'RHCOS',
  'RHEL',
  'Rocky',
  'Scientific',
  'SLES',
  'openSUSE',
  'SUSE',
  'Ubuntu',
];

/** An operating system that a user named, or a sentence that says what is wrong with the name. */
export type NamedOs =
  | { readonly ok: true; readonly os: KindOs }
  | { readonly ok: false; readonly message: string };

/** No operating system in particular: where releases differ, the newest is meant. */
export const ANY_OS: KindOs = { family: '', major: '', minor: null };

function isKnown(os: KindOs): boolean {
  return KINDS.some((kind) => kind.name !== 'untyped' && kind.supports(os));
}

/** What the kinds that read an operating system’s family take for its release, where they do not know it; null where they do. */
export function unknownRelease(os: KindOs): string | null {
  const clauses = KINDS.filter((kind) => kind.supports(os)).map((kind) => kind.unknownRelease?.(os) ?? null);
  return clauses.find((clause) => clause !== null) ?? null;
}

/** Reads `FAMILY:RELEASE`, as in `Rocky:9` and `ubuntu:24.04`; upper and lower case are the same. */
export function parseOs(text: string): NamedOs {
  const [, family = '', release = ''] = /^([^:]*):?(.*)$/s.exec(text)!;
  const [major = '', minor = null] = release.trim().split('.');
  const os: KindOs = { family: family.trim(), major, minor };
  const isListed = FAMILY_NAMES.some((name) => familyName(name) === familyName(family));
  if (!isListed && !isKnown(os)) {
    const meant = nearest(family, FAMILY_NAMES);
    const help = meant === null ? `known are ${FAMILY_NAMES.join(', ')}` : `did you mean \`${meant}\`?`;
    return { ok: false, message: `there is no family of operating systems \`${family}\`: ${help}` };
  }
  if (!/^[\w-]+$/.test(major)) {
    const message = `\`--os ${text}\` names no release; write FAMILY:RELEASE, as in \`Rocky:9\` or \`Ubuntu:24.04\``;
    return { ok: false, message };
  }
  const taken = unknownRelease(os);
  if (taken !== null)
    return {
      ok: false,
      message: `\`--os ${text}\` names no release that is known: ${taken.split(',')[0]}`,
    };
  return { ok: true, os };
}
