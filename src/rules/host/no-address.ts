import { keyFinding } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** In server mode every host has an address to be given: vaq has no pool. */
export const noAddress: Rule = {
  id: 'host/no-address',
  severity: 'error',
  summary: 'a host that vaq gives an address to has none',
  *check(model) {
    for (const { label, site, primary, repaired } of model.hosts) {
      const mode = site.data.service?.dhcp_mode ?? 'server';
      if (repaired || mode !== 'server' || primary === null || primary.data.ipv4 !== undefined) continue;
      const message =
        'the primary interface has no `ipv4`, and in DHCP mode `server` there is no other address to give';
      yield keyFinding(primary.place, { ruleId: 'host/no-address', message, hosts: [label] });
    }
  },
};
