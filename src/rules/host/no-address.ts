import { lacksAddress } from '../../sot/model/identity.ts';
import { keyFinding } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** In server mode every host has an address to be given: vaq has no pool. */
export const noAddress: Rule = {
  id: 'host/no-address',
  severity: 'error',
  summary: 'a host that vaq gives an address to has none',
  *check(model) {
    for (const host of model.hosts) {
      // What seems to be missing may be what the schema refused.
      if (!host.complete || !lacksAddress(host)) continue;
      const message =
        'the primary interface has no `ipv4`, and in DHCP mode `server` there is no other address to give';
      yield keyFinding(host.primary!.place, { ruleId: 'host/no-address', message, hosts: [host.label] });
    }
  },
};
