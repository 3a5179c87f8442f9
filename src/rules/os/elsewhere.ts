import type { Model } from '../../sot/model/types.ts';
import { finding } from '../../sot/place.ts';
import { hostsThrough } from '../concerned.ts';
import type { Rule } from '../rule.ts';
import { statedFiles } from './stated-files.ts';

function serviceAddresses({ sites }: Model): ReadonlySet<string | undefined> {
  return new Set(
    sites.flatMap(({ data }) => [
      data.service?.addr,
      ...data.subnets.map(({ service_addr }) => service_addr),
    ]),
  );
}

/** Kernels and initrds are files that vaq serves: those are pinned, and there without another server. */
export const elsewhere: Rule = {
  id: 'os/elsewhere',
  severity: 'info',
  summary: 'a kernel or initrd comes from another server',
  *check(model) {
    const own = serviceAddresses(model);
    for (const os of model.oses.values()) {
      for (const { path, place } of statedFiles(os)) {
        const server = /^https?:\/\/([^/:?#<]+)/i.exec(path)?.[1];
        if (server === undefined || own.has(server)) continue;
        yield finding(place, {
          ruleId: 'os/elsewhere',
          severity: 'info',
          message: `this comes from ${server}, so that nothing checks it and it must be up; declare it in files.yml with this \`url\`, and name its path here`,
          hosts: hostsThrough(model, (boot) => boot.os === os),
        });
      }
    }
  },
};
