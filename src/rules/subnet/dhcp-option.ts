import { optionBytes } from '../../sot/dhcp-option.ts';
import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** The options that vaq sets itself for every client, with what they are made from. */
const OWN: ReadonlyMap<number, string> = new Map([
  [1, '`cidr`'],
  [3, '`gateway`'],
  [6, '`dns`'],
  [12, 'the host\u2019s name'],
  [15, '`domain_name`'],
  [28, '`cidr`'],
  [42, '`ntp`'],
  [51, 'vaq\u2019s own lease time'],
  [53, 'the kind of the message'],
  [54, 'the address of the service'],
  [66, 'the address of the service'],
  [67, '`boot_programs`'],
]);

/** A DHCP option of a subnet fits its type, and is not one that vaq sets itself. */
export const dhcpOption: Rule = {
  id: 'subnet/dhcp-option',
  severity: 'error',
  summary: 'a DHCP option cannot be sent as it is stated',
  *check(model) {
    for (const { data, place } of model.sites.flatMap(({ subnets }) => subnets)) {
      for (const [index, option] of (data.dhcp_options ?? []).entries()) {
        const at = within(place, 'dhcp_options', index);
        const own = OWN.get(option.option);
        if (own !== undefined) {
          const message = `vaq sets DHCP option ${option.option} itself, from ${own}`;
          yield finding(within(at, 'option'), { ruleId: 'subnet/dhcp-option', message });
        } else if (optionBytes(option) === null) {
          const message = `\`${option.value}\` is not a value of the type ${option.type}`;
          yield finding(within(at, 'value'), { ruleId: 'subnet/dhcp-option', message });
        }
      }
    }
  },
};
