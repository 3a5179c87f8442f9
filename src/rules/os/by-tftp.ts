import { startsByGrub } from '../../sot/grub-program.ts';
import type { Model, Os } from '../../sot/model/types.ts';
import { finding } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';
import { statedFiles } from './stated-files.ts';

const RULE_ID = 'os/by-tftp';

/** The hosts that start an operating system by GRUB, in the order of the model. */
function grubHosts({ hosts }: Model, os: Os): readonly string[] {
  return hosts
    .filter((host) => startsByGrub(host) && host.workflow?.boots?.some((boot) => boot.os === os))
    .map(({ label }) => label);
}

/** What a signed GRUB loads must lie with vaq: it has TFTP, and no HTTP. */
export const byTftp: Rule = {
  id: RULE_ID,
  severity: 'error',
  summary: 'a kernel or initrd that GRUB is to load is not a declared file',
  *check(model) {
    for (const os of model.oses.values()) {
      const hosts = grubHosts(model, os);
      if (hosts.length === 0) continue;
      const { shim } = os.data.boot;
      for (const { path, place } of statedFiles(os)) {
        // The shim of an operating system is iPXE's.
        if (path === shim || !/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) continue;
        const message = `${hosts[0]} starts this by a shim and its GRUB, which loads by TFTP from vaq alone; declare it in files.yml with this \`url\`, and name its path here`;
        yield finding(place, { ruleId: RULE_ID, message, hosts });
      }
    }
  },
};
