import { finding } from '../../sot/place.ts';
import { hostsThrough } from '../concerned.ts';
import type { Rule } from '../rule.ts';
import { argumentsOf } from './arguments.ts';

/** A number of YAML that is not in quotes, behind an alias or a tag. */
const NUMBER = /^[-+]?[\d.]/;

/** What the kernel gets is what is written: a number that YAML reads as another text, such as `1.10` or `0644`, is put in quotes. */
export const cmdlineNumber: Rule = {
  id: 'cmdline/number',
  severity: 'warning',
  summary: 'a number of the command line becomes another text when it is read',
  *check(model) {
    for (const os of model.oses.values()) {
      for (const { key, value, isNumber, place } of argumentsOf(os)) {
        // Asking how a value is written parses its document once more: only where it matters.
        const written = isNumber ? place.document.writtenAt(place.path) : null;
        if (written === null || !NUMBER.test(written) || written === value) continue;
        yield finding(place, {
          ruleId: 'cmdline/number',
          severity: 'warning',
          message: `\`${written}\` is a number in YAML, and the kernel gets \`${key}=${value}\`; quote it: \`"${written}"\``,
          hosts: hostsThrough(model, (boot) => boot.os === os),
          fix: `"${written}"`,
        });
      }
    }
  },
};
