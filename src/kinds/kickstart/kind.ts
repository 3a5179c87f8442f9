import { familyName } from '../family.ts';
import type { Kind, KindOs } from '../kind.ts';
import { checkKickstart } from './check.ts';
import { releaseOf, unknownRelease } from './release.ts';

/** Families that are installed by Anaconda. */
const FAMILIES: readonly string[] = [
  'alma',
  'centos',
  'centosstream',
  'cloud',
  'eurolinux',
  'fedora',
  'ol',
  'oracle',
  'redhat',
  'redhatenterprise',
  'rhel',
  'rocky',
  'scientific',
  'springdale',
];

/** The first releases whose installer is started by dracut, and takes its arguments with `inst.` before them. */
const FIRST_WITH_DRACUT = { F: 17, R: 7 };

// iPXE fills in the interface that booted, in PXELINUX's form: the hardware type, then the MAC with hyphens. Without it
// a machine with several asks which one to use (6), or tries each (7 and later).
// biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of iPXE, which expands it
const BOOTIF = 'BOOTIF=01-${netX/mac:hexhyp}';

function kernelArguments(url: string, os: KindOs): readonly string[] {
  const { line, number } = releaseOf(os);
  if (number >= FIRST_WITH_DRACUT[line]) return [`inst.ks=${url}`, BOOTIF];
  return [`ks=${url}`, 'ksdevice=bootif', BOOTIF];
}

/** Answers for Anaconda, the installer of Fedora, Red Hat Enterprise Linux and what is built from it. */
export const kickstart: Kind = {
  name: 'kickstart',
  artifactName: 'ks.cfg',
  contentType: 'text/plain; charset=utf-8',
  canSignalCompletion: true,
  supports: ({ family }) => FAMILIES.includes(familyName(family)),
  kernelArguments,
  check: checkKickstart,
  unknownRelease,
};
