import { familyName, releaseNumber } from '../family.ts';
import type { KindOs } from '../kind.ts';

/** A version of the specification, `3.4.0` by its first two numbers. */
export interface SpecVersion {
  readonly major: 2 | 3;
  readonly minor: number;
}

/** The last minor version of each major one. */
const LAST: Readonly<Record<2 | 3, number>> = { 2: 4, 3: 6 };

/** The version that a text names; null where no released one has that name. */
export function parseSpecVersion(text: string): SpecVersion | null {
  // Ignition's parser of versions takes zeros in front.
  const [, digit, rest] = /^0*([23])\.0*(\d)\.0+$/.exec(text) ?? [];
  const major = digit === '2' ? 2 : 3;
  const minor = Number(rest);
  return rest === undefined || minor > LAST[major] ? null : { major, minor };
}

/** Every released version by name, the oldest first. */
export const SPEC_VERSIONS: readonly string[] = ([2, 3] as const).flatMap((major) =>
  Array.from({ length: LAST[major] + 1 }, (_, minor) => `${major}.${minor}.0`),
);

/** What an operating system is to Ignition. */
export type Family = 'container-linux' | 'coreos' | 'flatcar';

const COREOS: readonly string[] = [
  'fcos',
  'fedoracoreos',
  'rhcos',
  'redhatcoreos',
  'scos',
  'centosstreamcoreos',
];

/** The family of an operating system that reads Ignition; null for every other. Container Linux’s releases go by hundreds. */
export function ignitionFamily({ family, major, minor }: KindOs): Family | null {
  const name = familyName(family);
  if (name === 'flatcar' || name === 'flatcarcontainer') return 'flatcar';
  if (COREOS.includes(name)) return 'coreos';
  if (name === 'container') return 'container-linux';
  if (name !== 'coreos') return null;
  return releaseNumber(major, minor) >= 100 ? 'container-linux' : 'coreos';
}

/** Flatcar’s first release with an Ignition that reads version 3. */
const FLATCAR_WITH_3 = 3185;

/** The major versions of the specification that an operating system reads; any where none is named. */
export function majorsRead(os: KindOs): readonly (2 | 3)[] {
  if (os.family === '') return [2, 3];
  switch (ignitionFamily(os)) {
    case 'container-linux':
      return [2];
    case 'flatcar':
      return releaseNumber(os.major, os.minor) < FLATCAR_WITH_3 ? [2] : [2, 3];
    default:
      return [3];
  }
}
