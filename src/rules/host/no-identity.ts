import { type Anonymity, anonymity } from '../../sot/model/identity.ts';
import type { Host } from '../../sot/model/types.ts';
import { finding, keyFinding, type Place, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

function messageOf(what: Anonymity, { uuid, data }: Host): string {
  if (what === 'shared-uuid') {
    return `the UUID ${uuid} is one that many machines share; add the MAC of the primary interface`;
  }
  if (what === 'nothing-stated') {
    return 'neither a MAC on the primary interface nor a UUID: the machine cannot be recognised';
  }
  return data.interfaces.length === 0
    ? 'no interface to boot from: the list is empty'
    : 'no interface to boot from: each is a BMC or has `ignore_dhcp`';
}

function placeOf(what: Anonymity, { primary, place }: Host): Place {
  if (what === 'nothing-stated') return primary!.place;
  return within(place, what === 'shared-uuid' ? 'uuid' : 'interfaces');
}

/** A host can be told from others: it has an interface that boots, and a MAC there or a UUID. */
export const noIdentity: Rule = {
  id: 'host/no-identity',
  severity: 'error',
  summary: 'nothing tells this host from others when it asks for an address',
  *check(model) {
    for (const host of model.hosts) {
      const what = anonymity(host);
      // What seems to be missing may be what the schema refused.
      if (!host.complete || what === null) continue;
      const message = messageOf(what, host);
      const found = what === 'no-interface' ? keyFinding : finding;
      yield found(placeOf(what, host), { ruleId: 'host/no-identity', message, hosts: [host.label] });
    }
  },
};
