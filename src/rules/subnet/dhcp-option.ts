import { formatOf, optionBytes } from '../../sot/dhcp-option.ts';
import { finding, related, within } from '../../sot/place.ts';
import type { DhcpOption } from '../../sot/schema/generated/types.ts';
import type { Rule } from '../rule.ts';

const RULE_ID = 'subnet/dhcp-option';

/** The options that vaq makes from other keys. */
const MADE_FROM: ReadonlyMap<number, string> = new Map([
  [1, '`cidr`'],
  [3, '`gateway`'],
  [6, '`dns`'],
  [12, 'the host’s name'],
  [15, '`domain_name`'],
  [28, '`cidr`'],
  [42, '`ntp`'],
  [66, 'the address of the service'],
  [67, '`boot_programs`'],
]);

/** The options that are the protocol itself: addresses, leases, messages, and what clients and relays say (RFC 2132, section 9; RFC 3046; RFC 3011). */
const PROTOCOL: ReadonlySet<number> = new Set([50, 51, 52, 53, 54, 55, 57, 58, 59, 61, 82, 118]);

function problemOf({
  option,
  type,
  value,
}: DhcpOption): { readonly key: 'option' | 'value'; readonly message: string } | null {
  const source = MADE_FROM.get(option);
  if (source !== undefined)
    return { key: 'option', message: `vaq sets DHCP option ${option} itself, from ${source}` };
  if (PROTOCOL.has(option)) {
    return {
      key: 'option',
      message: `DHCP option ${option} belongs to the protocol, and is not for configuration`,
    };
  }
  if (optionBytes({ option, type, value }) !== null) return null;
  const format = formatOf({ option, type, value });
  const wanted =
    format === null ? `a value of the type ${type}` : `${format}, which DHCP option ${option} is`;
  return { key: 'value', message: `\`${value}\` is not ${wanted}` };
}

/** A DHCP option of a subnet fits its type, stands once, and is not one that vaq sets itself. */
export const dhcpOption: Rule = {
  id: RULE_ID,
  severity: 'error',
  summary: 'a DHCP option cannot be sent as it is stated',
  *check(model) {
    for (const { data, place } of model.sites.flatMap(({ subnets }) => subnets)) {
      const options = data.dhcp_options ?? [];
      for (const [index, option] of options.entries()) {
        const at = within(place, 'dhcp_options', index);
        const first = options.findIndex((other) => other.option === option.option);
        const problem = problemOf(option);
        if (problem !== null) {
          yield finding(within(at, problem.key), { ruleId: RULE_ID, message: problem.message });
        } else if (first < index) {
          const message = `DHCP option ${option.option} is stated twice, and is sent once`;
          const there = related(within(place, 'dhcp_options', first, 'option'), 'first stated here');
          yield finding(within(at, 'option'), { ruleId: RULE_ID, message, related: [there] });
        }
      }
    }
  },
};
