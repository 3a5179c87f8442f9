import { familyName, releaseNumber } from '../family.ts';
import type { Kind, KindOs } from '../kind.ts';
import { NOCLOUD } from '../nocloud/companions.ts';
import { seedArgument } from '../nocloud/folder.ts';
import { checkUserData } from './user-data.ts';

/** Families whose images bring cloud-init, or can. */
const FAMILIES: readonly string[] = [
  'ubuntu',
  'debian',
  'devuan',
  'fedora',
  'rhel',
  'redhat',
  'redhatenterprise',
  'centos',
  'centosstream',
  'rocky',
  'alma',
  'oracle',
  'amazon',
  'suse',
  'opensuse',
  'opensuseleap',
  'sles',
  'arch',
  'alpine',
  'gentoo',
  'freebsd',
  'photon',
];

/** Container Linux, which read cloud-config by a program of its own; its releases are numbered from 300 on. */
function isContainerLinux({ family, major, minor }: KindOs): boolean {
  const name = familyName(family);
  return name === 'container' || (name === 'coreos' && releaseNumber(major, minor) >= 100);
}

/** What cloud-init does at the first boot of an installed or diskless system. */
export const cloudConfig: Kind = {
  name: 'cloud-config',
  artifactName: 'user-data',
  contentType: 'text/plain; charset=utf-8',
  canSignalCompletion: true,
  supports: (os) => FAMILIES.includes(familyName(os.family)) || isContainerLinux(os),
  kernelArguments: (url, os) => [isContainerLinux(os) ? `cloud-config-url=${url}` : seedArgument(url)],
  check: checkUserData,
  companions: NOCLOUD,
};
