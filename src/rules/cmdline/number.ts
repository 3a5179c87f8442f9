import { finding, within } from '../../sot/place.ts';
import { hostsThrough } from '../concerned.ts';
import type { Rule } from '../rule.ts';

/** A number of YAML that is not in quotes, behind an alias or a tag. */
const NUMBER = /^[-+]?[\d.]/;

/** What the kernel gets is what is written: a number that YAML reads as another text, such as `1.10` or `0644`, is put in quotes. */
export const cmdlineNumber: Rule = {
  id: 'cmdline/number',
  severity: 'warning',
  summary: 'a number of the command line becomes another text when it is read',
  *check(model) {
    for (const os of model.oses.values()) {
      for (const [index, argument] of (os.data.cmdline ?? []).entries()) {
        for (const [key, stated] of Object.entries(argument)) {
          const at = within(os.place, 'cmdline', index, key);
          const items = Array.isArray(stated)
            ? stated.map((value, item) => ({ value, place: within(at, item) }))
            : [{ value: stated, place: at }];
          for (const { value, place } of items) {
            const written = place.document.writtenAt(place.path);
            if (typeof value !== 'number' || written === null || !NUMBER.test(written)) continue;
            if (written === String(value)) continue;
            yield finding(place, {
              ruleId: 'cmdline/number',
              severity: 'warning',
              message: `\`${written}\` is a number in YAML, and the kernel gets \`${key}=${value}\`; quote it: \`"${written}"\``,
              hosts: hostsThrough(model, (boot) => boot.os === os),
              fix: `"${written}"`,
            });
          }
        }
      }
    }
  },
};
