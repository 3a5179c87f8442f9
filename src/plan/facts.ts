import { formatCidr } from '../sot/canonical/ipv4.ts';
import type { Host, Interface, Model } from '../sot/model/types.ts';
import type { DhcpOption } from '../sot/schema/generated/types.ts';

/** A name for each interface that is unique in its host. */
function interfaceNames({ interfaces }: Host): readonly string[] {
  const names = interfaces.map(({ data }, index) => data.name ?? `interface ${index}`);
  return names.map((name, index) => (names.indexOf(name) === index ? name : `${name} (interface ${index})`));
}

function valueText(value: DhcpOption['value']): string {
  if (typeof value !== 'object') return String(value);
  return value.map((inner) => `${inner.option}=${inner.value} (${inner.type})`).join(' ');
}

function interfaceFacts(
  { name }: Host,
  { type, mac, ipv4, subnet, data }: Interface,
): Readonly<Record<string, string | null | undefined>> {
  const { gateway, dns, ntp, domain_name, dhcp_options } = subnet?.data ?? {};
  const options = dhcp_options?.map(({ option, type, value }) => `${option}=${valueText(value)} (${type})`);
  return {
    MAC: mac,
    address: ipv4,
    network: subnet && formatCidr(subnet.cidr),
    gateway,
    'name servers': dns?.join(', '),
    'time servers': ntp?.join(', '),
    domain: domain_name,
    'host name': data.hostname ?? (type === 'bmc' || ipv4 === null ? null : name),
    'DHCP options': options?.join(', '),
  };
}

type Facts = Readonly<Record<string, string>>;

/** What is stated, without what is absent or empty. */
function stated(facts: readonly (readonly [string, string | null | undefined])[]): Facts {
  return Object.fromEntries(facts.filter((fact): fact is [string, string] => Boolean(fact[1])));
}

/** What DHCP says to each interface of a host, by a name for people. */
export function networkFacts(host: Host): Facts {
  const names = interfaceNames(host);
  const facts = host.interfaces.flatMap((item, index) =>
    item.ignoreDhcp
      ? []
      : Object.entries(interfaceFacts(host, item)).map(
          ([key, value]) => [`${key} of ${names[index]}`, value] as const,
        ),
  );
  return stated(facts);
}

/** What decides about a host beside its bytes and addresses, by a name for people. */
export function conductFacts(
  { bootPrograms, data, site, uuid, workflow }: Host,
  { files }: Pick<Model, 'files'>,
): Facts {
  const programs = Object.entries(bootPrograms).map(([firmware, program]) => {
    const pin = files.get(program)?.sha256 ?? null;
    return `${firmware}: ${program}${pin === null ? '' : ` (SHA-256 ${pin})`}`;
  });
  const boots = workflow?.boots ?? [];
  return stated([
    ['UUID', uuid],
    ['serial number', data.serial],
    ['way to its disk', data.local_boot],
    ['boot programs', programs.sort().join(', ')],
    ['DHCP mode', site.data.service?.dhcp_mode],
    ['end of its boots', boots.map(({ id, done }) => `${id} by ${done}`).join(', ')],
    ['architecture', boots.map(({ os }) => os.data.arch ?? 'x86_64').join(', ')],
  ]);
}
