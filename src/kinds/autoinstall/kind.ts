import { familyName, releaseNumber } from '../family.ts';
import type { Kind } from '../kind.ts';
import { NOCLOUD } from '../nocloud/companions.ts';
import { seedArgument } from '../nocloud/folder.ts';
import { checkAutoinstall } from './check.ts';

/** The year of the first release whose server installer reads autoinstall, 20.04. */
const FIRST_YEAR = 20;

/** Answers to the questions of Ubuntu’s server installer, delivered by cloud-init. */
export const autoinstall: Kind = {
  name: 'autoinstall',
  artifactName: 'user-data',
  contentType: 'text/plain; charset=utf-8',
  canSignalCompletion: true,
  supports: ({ family, major, minor }) =>
    familyName(family) === 'ubuntu' && !(releaseNumber(major, minor) < FIRST_YEAR),
  // Without `autoinstall` the installer asks once before it erases the disk.
  kernelArguments: (url) => ['autoinstall', seedArgument(url)],
  check: checkAutoinstall,
  companions: NOCLOUD,
};
