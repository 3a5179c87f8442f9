import { keyFinding } from '../../sot/place.ts';
import { hostsThrough } from '../concerned.ts';
import type { Rule } from '../rule.ts';
import { argumentsOf } from './arguments.ts';

/** `initrd=` is stated by vaq alone: once for each initrd, by the name under which the boot program has loaded it. */
export const initrdArgument: Rule = {
  id: 'cmdline/initrd',
  severity: 'error',
  summary: 'the command line states `initrd=`, which vaq does',
  *check(model) {
    for (const os of model.oses.values()) {
      for (const { key, word, place } of argumentsOf(os)) {
        if (key !== 'initrd') continue;
        yield keyFinding(place, {
          ruleId: 'cmdline/initrd',
          message: `vaq states \`initrd=\` for each of \`boot.initrd\`; under UEFI the kernel also looks for \`${word}\`, and stops where it finds none: remove it`,
          hosts: hostsThrough(model, (boot) => boot.os === os),
        });
      }
    }
  },
};
