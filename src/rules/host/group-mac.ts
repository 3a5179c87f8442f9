import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** The bit of the first octet that makes an address one of a group of machines (IEEE 802, I/G). */
const GROUP_BIT = 1;

/** An interface sends from an address of its own: one of a group (multicast) is never the source of a frame. */
export const groupMac: Rule = {
  id: 'host/group-mac',
  severity: 'warning',
  summary: 'the MAC of an interface is the address of a group of machines',
  *check(model) {
    for (const { label, interfaces } of model.hosts) {
      for (const { mac, place } of interfaces) {
        if (mac === null || (Number.parseInt(mac.slice(0, 2), 16) & GROUP_BIT) === 0) continue;
        yield finding(within(place, 'mac'), {
          ruleId: 'host/group-mac',
          severity: 'warning',
          message: `\`${mac}\` is a multicast address, because its first pair is odd; no real interface sends from one, so that the machine would never be recognised: compare it with what is printed on the interface`,
          hosts: [label],
        });
      }
    }
  },
};
