import { familyName, releaseNumber } from '../../kinds/family.ts';
import type { Os } from '../../sot/model/types.ts';
import { keyFinding } from '../../sot/place.ts';
import { hostsThrough } from '../concerned.ts';
import type { Rule } from '../rule.ts';
import { argumentsOf } from './arguments.ts';
import { kindArguments, plainKey } from './kind-arguments.ts';

/** The systems whose releases are numbered as those of Red Hat Enterprise Linux. */
const ENTERPRISE: ReadonlySet<string> = new Set([
  'rhel',
  'redhat',
  'redhatenterprise',
  'centos',
  'centosstream',
  'rocky',
  'alma',
  'oracle',
  'scientific',
]);

/** Arguments that Anaconda knows with `inst.` and, in older releases, without; other programs use none of these names. */
const WITHOUT_PREFIX: ReadonlySet<string> = new Set(['ks', 'repo', 'stage2']);

/**
 * How Anaconda wants its arguments: `inst.` is known since Fedora 17 and Red Hat Enterprise Linux 7, and arguments without
 * it are ignored since Fedora 34 and 9. Null where both are read, and for other systems.
 */
function wants({ data }: Os): 'prefix' | 'bare' | null {
  const family = familyName(data.os_family);
  const [first, only] = family === 'fedora' ? [17, 34] : ENTERPRISE.has(family) ? [7, 9] : [0, Infinity];
  const release = releaseNumber(data.major_version, null);
  if (release >= only) return 'prefix';
  return release < first ? 'bare' : null;
}

/** Arguments for Anaconda have the `inst.` that its release wants, and no other. */
export const instPrefix: Rule = {
  id: 'cmdline/inst-prefix',
  severity: 'error',
  summary: 'the installer of this release ignores an argument',
  *check(model) {
    for (const os of model.oses.values()) {
      const wanted = wants(os);
      if (wanted === null) continue;
      const own = kindArguments(model, os);
      for (const { key, word, place } of argumentsOf(os)) {
        const isWrong = wanted === 'prefix' ? WITHOUT_PREFIX.has(key) : key.startsWith('inst.');
        // What vaq states itself is a finding of its own: it is to go, not to be renamed.
        if (!isWrong || own.has(plainKey(key))) continue;
        const fix = wanted === 'prefix' ? `inst.${key}` : key.slice('inst.'.length);
        const { os_family: name, major_version: release } = os.data;
        yield keyFinding(place, {
          ruleId: 'cmdline/inst-prefix',
          message: `the installer of ${name} ${release} ignores \`${word}\`; write \`${fix}\``,
          hosts: hostsThrough(model, (boot) => boot.os === os),
          fix,
        });
      }
    }
  },
};
