import { keyFinding } from '../../sot/place.ts';
import { hostsThrough } from '../concerned.ts';
import type { Rule } from '../rule.ts';
import { argumentsOf } from './arguments.ts';
import { kindArguments, plainKey } from './kind-arguments.ts';

/** What leads an installer to its configuration is stated by vaq, which knows the address and the host. */
export const setByKind: Rule = {
  id: 'cmdline/set-by-kind',
  severity: 'warning',
  summary: 'the command line states an argument that vaq states itself',
  *check(model) {
    for (const os of model.oses.values()) {
      const own = kindArguments(model, os);
      for (const { key, word, place } of argumentsOf(os)) {
        const set = own.get(plainKey(key));
        if (set === undefined) continue;
        const isSame = set.word === word;
        const stated = `vaq states \`${set.word}\` itself for \`${set.kind}\` (boot \`${set.boot.id}\`)`;
        yield keyFinding(place, {
          ruleId: 'cmdline/set-by-kind',
          severity: isSame ? 'info' : 'warning',
          message: isSame
            ? `${stated}, so that it is not needed here`
            : `${stated}, and \`${word}\` contradicts it; remove it here`,
          hosts: hostsThrough(model, (boot) => boot.os === os),
        });
      }
    }
  },
};
