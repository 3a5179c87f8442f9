import { releaseNumber } from '../family.ts';
import type { Kind, KindOs } from '../kind.ts';
import { transpile } from './transpile/transpile.ts';
import { ignitionFamily } from './version.ts';

/** Flatcar’s first release whose Ignition takes the argument by the name that all families share. */
const FLATCAR_WITH_SHARED_NAME = 2303;

function kernelArguments(url: string, os: KindOs): readonly string[] {
  switch (ignitionFamily(os)) {
    case 'container-linux':
      return ['coreos.first_boot=1', `coreos.config.url=${url}`];
    case 'flatcar': {
      const isOld = releaseNumber(os.major, os.minor) < FLATCAR_WITH_SHARED_NAME;
      return ['flatcar.first_boot=1', `${isOld ? 'flatcar' : 'ignition'}.config.url=${url}`];
    }
    default:
      return ['ignition.firstboot', 'ignition.platform.id=metal', `ignition.config.url=${url}`];
  }
}

/** What Ignition does to disks and files before the first boot of Fedora CoreOS, Flatcar and their relatives. */
export const ignition: Kind = {
  name: 'ignition',
  artifactName: 'config.ign',
  contentType: 'application/vnd.coreos.ignition+json',
  canSignalCompletion: true,
  supports: (os) => ignitionFamily(os) !== null,
  kernelArguments,
  check: (text, os, scope) => transpile(text, os, scope).findings,
  transpile: (text, os) => transpile(text, os),
};
