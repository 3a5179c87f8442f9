import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** The password of a management controller is named, never written: who can read the tree could switch the machine. */
export const clearPassword: Rule = {
  id: 'host/clear-password',
  severity: 'warning',
  summary: 'the password of a management controller stands in the clear',
  *check(model) {
    for (const { label, interfaces } of model.hosts) {
      for (const { data, place } of interfaces) {
        if (typeof data.bmc?.password !== 'string') continue;
        yield finding(within(place, 'bmc', 'password'), {
          ruleId: 'host/clear-password',
          severity: 'warning',
          message:
            'this password stands in the clear for everyone who can read the tree; write `{ $secret: name }`, and change the password',
          hosts: [label],
        });
      }
    }
  },
};
