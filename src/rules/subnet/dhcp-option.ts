import { formatOf, optionBytes, suboptionBytes } from '../../sot/dhcp-option.ts';
import { expectedType } from '../../sot/dhcp-option-types.ts';
import { finding, type Path, related, within } from '../../sot/place.ts';
import type { DhcpOption } from '../../sot/schema/generated/types.ts';
import type { Rule } from '../rule.ts';

const RULE_ID = 'subnet/dhcp-option';

/** The options that vaq makes from other keys, and what to write instead. */
const MADE_FROM: ReadonlyMap<number, (value: string) => string> = new Map<number, (value: string) => string>([
  [1, () => 'the prefix of `cidr`'],
  [3, (value) => `\`gateway: ${value}\` in this subnet`],
  [6, (value) => `\`dns: [${value}]\` in this subnet`],
  [12, () => 'the `name` of the host, or the `hostname` of its interface'],
  [15, (value) => `\`domain_name: ${value}\` in this subnet`],
  [28, () => 'the prefix of `cidr`'],
  [42, (value) => `\`ntp: [${value}]\` in this subnet`],
  [66, () => '`service_addr` in this subnet, or `service.addr`'],
  [67, () => '`boot_programs`'],
]);

/** The options that are the protocol itself: addresses, leases, messages, and what clients and relays say (RFC 2132, section 9; RFC 3011, 3046, 3118, 4039, 4578, 4702). */
const PROTOCOL: ReadonlySet<number> = new Set([
  ...[50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 61, 80, 81, 82, 90, 93, 94, 97, 118],
]);

interface Problem {
  /** Where in the option it is. */
  readonly at: Path;
  readonly severity?: 'warning';
  readonly message: string;
}

function shown(value: DhcpOption['value']): string {
  return typeof value === 'object' ? 'a list' : `\`${value}\``;
}

/** What vaq sets itself, or the protocol has for its own use. */
function notFree({ option, value }: DhcpOption): Problem | null {
  const instead = MADE_FROM.get(option);
  if (instead !== undefined) {
    const text = typeof value === 'object' ? '' : String(value);
    const message = `vaq sets DHCP option ${option} itself: write ${instead(text)} instead`;
    return { at: ['option'], message };
  }
  if (!PROTOCOL.has(option)) return null;
  const message = `DHCP option ${option} belongs to the protocol, and is not for configuration`;
  return { at: ['option'], message };
}

function misfit(option: DhcpOption): Problem {
  const { type, value } = option;
  if (type === 'suboptions' && typeof value === 'object') {
    const index = value.findIndex((inner) => suboptionBytes(inner) === null);
    const inner = value[index]!;
    const message = `${shown(inner.value)} is not a value of the type ${inner.type}`;
    return { at: ['value', index, 'value'], message };
  }
  const format = formatOf(option);
  const wanted =
    type === 'suboptions'
      ? 'a list of options inside this one, each with `option`, `type` and `value`'
      : format === null
        ? `a value of the type ${type}`
        : `${format}, which DHCP option ${option.option} is`;
  return { at: ['value'], message: `${shown(value)} is not ${wanted}` };
}

function problemOf(option: DhcpOption): Problem | null {
  const taken = notFree(option);
  if (taken !== null) return taken;
  if (optionBytes(option) === null) return misfit(option);
  const expected = expectedType(option);
  if (expected === null) return null;
  const message = `clients take DHCP option ${option.option} for the type \`${expected}\`, and it is sent as \`${option.type}\`; bytes as they are go as \`base64\``;
  return { at: ['type'], severity: 'warning', message };
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
          const { message, severity = 'error' } = problem;
          yield finding(within(at, ...problem.at), { ruleId: RULE_ID, severity, message });
        } else if (first < index) {
          const message = `DHCP option ${option.option} is stated twice, and is sent once`;
          const there = related(within(place, 'dhcp_options', first, 'option'), 'first stated here');
          yield finding(within(at, 'option'), { ruleId: RULE_ID, message, related: [there] });
        }
      }
    }
  },
};
