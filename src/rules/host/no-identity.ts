import { identifies } from '../../sot/canonical/uuid.ts';
import { finding, keyFinding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** A host can be told from others: it has an interface that boots, and a MAC there or a UUID. */
export const noIdentity: Rule = {
  id: 'host/no-identity',
  severity: 'error',
  summary: 'nothing tells this host from others when it asks for an address',
  *check(model) {
    for (const { label, primary, uuid, data, place, repaired } of model.hosts) {
      if (repaired) continue;
      const input = { ruleId: 'host/no-identity', hosts: [label] };
      if (primary === null) {
        const message = 'no interface to boot from: each is a BMC or has `ignore_dhcp`';
        yield keyFinding(within(place, 'interfaces'), { ...input, message });
      } else if (primary.data.mac === undefined && data.uuid === undefined) {
        const message = 'neither a MAC on the primary interface nor a UUID: the machine cannot be recognised';
        yield finding(primary.place, { ...input, message });
      } else if (primary.data.mac === undefined && uuid !== null && !identifies(uuid)) {
        const message = `the UUID ${uuid} is one that many machines share; add the MAC of the primary interface`;
        yield finding(within(place, 'uuid'), { ...input, message });
      }
    }
  },
};
