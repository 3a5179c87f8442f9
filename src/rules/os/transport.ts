import { finding } from '../../sot/place.ts';
import { hostsThrough } from '../concerned.ts';
import type { Rule } from '../rule.ts';
import { statedFiles } from './stated-files.ts';

const ADVICE = 'declare the file in files.yml and name its path, and it comes over HTTP';

function problemOf(scheme: string): string | null {
  if (scheme === 'http' || scheme === 'https') return null;
  return scheme === 'tftp'
    ? `TFTP waits for an answer after each block, and takes minutes for a large file; ${ADVICE}`
    : `not every iPXE reads \`${scheme}://\`; ${ADVICE}`;
}

/** Kernels and initrds come over HTTP, which every boot program reads and which is fast. */
export const transport: Rule = {
  id: 'os/transport',
  severity: 'warning',
  summary: 'a kernel or initrd is fetched by a slow or rare protocol',
  *check(model) {
    for (const os of model.oses.values()) {
      for (const { path, place } of statedFiles(os)) {
        const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(path)?.[1]?.toLowerCase();
        const message = scheme === undefined ? null : problemOf(scheme);
        if (message === null) continue;
        const hosts = hostsThrough(model, (boot) => boot.os === os);
        yield finding(place, { ruleId: 'os/transport', severity: 'warning', message, hosts });
      }
    }
  },
};
