import { broadcastAddress, netmask, networkAddress } from '../sot/canonical/ipv4.ts';
import { isSecret, mergeMetadata } from '../sot/model/metadata.ts';
import type { Boot, Host, Interface, Model, Os, Subnet } from '../sot/model/types.ts';
import type { Json } from '../sot/schema/generated/types.ts';
import { secretPlaceholder } from './artifact.ts';
import type { ServingContext } from './context.ts';
import { memoised } from './memoised.ts';
import { sameLists } from './same-lists.ts';
import { assembled } from './sandbox/assembled.ts';
import type { Names, Placed } from './sandbox/sandbox.ts';

/** Every `{ $secret: name }` in a value as its placeholder; the value itself where it has none. */
function hideSecrets<T extends Json>(value: T): T;
function hideSecrets(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isSecret(value)) return secretPlaceholder(value.$secret);
  if (Array.isArray(value)) {
    const items = value.map(hideSecrets);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const entries = Object.entries(value).map(([key, item]) => [key, item, hideSecrets(item)] as const);
  if (entries.every(([, before, after]) => before === after)) return value;
  return Object.fromEntries(entries.map(([key, , after]) => [key, after]));
}

/** A document as a template sees it: `metadata` is also `md`, and is there even when the document has none. */
function withMetadata(data: object): Names {
  const hidden = hideSecrets(data as Names);
  const md = hidden.metadata ?? {};
  return { ...hidden, metadata: md, md };
}

function subnetData(subnet: Subnet): Names {
  return {
    ...withMetadata(subnet.data),
    cidr: `${networkAddress(subnet.cidr)}/${subnet.cidr.prefix}`,
    network: networkAddress(subnet.cidr),
    broadcast: broadcastAddress(subnet.cidr),
    netmask: netmask(subnet.cidr),
    prefix: subnet.cidr.prefix,
  };
}

/** An interface; its subnet is put into its place. */
function interfaceData(item: Interface): Names {
  return {
    ...hideSecrets(item.data as unknown as Names),
    ...(item.mac === null ? {} : { mac: item.mac }),
    ...(item.ipv4 === null ? {} : { ipv4: item.ipv4 }),
    ...(item.subnet === null ? {} : { subnet: null }),
  };
}

/** What a template sees of one host: what the host has alone, and what it has in common with others. */
export interface HostData {
  readonly data: Names;
  readonly placed: readonly Placed[];
}

const HOST_MD: Placed = { at: ['host', 'md'], from: ['host', 'metadata'] };
const IFACES: Placed = { at: ['ifaces'], from: ['host', 'interfaces'] };

/**
 * What templates see of the hosts of a model in a serving context; what many hosts have in common is made once and is the
 * same object for all of them. `configUrl` is null where the boot has no configuration.
 */
export function templateDataOf(
  model: Model,
  context: ServingContext,
): (host: Host, boot: Boot, configUrl: string | null) => HostData {
  const whole = memoised((name: string) => memoised((value: Names): Placed => ({ at: [name], value })));
  const subnetAt = memoised((index: number) =>
    memoised((value: Names): Placed => ({ at: ['host', 'interfaces', index, 'subnet'], value })),
  );
  const primaryAt = memoised(
    (index: number): Placed => ({ at: ['iface'], from: ['host', 'interfaces', index] }),
  );
  const site = memoised(({ data }: Host['site']) => withMetadata(data));
  const subnet = memoised(subnetData);
  const osData = memoised(({ data }: Os) => withMetadata(data));
  const bootData = memoised(({ data, os }: Boot): Names => ({ ...withMetadata(data), os: osData(os) }));
  const workflow = memoised(({ data }: NonNullable<Host['workflow']>) =>
    hideSecrets(data as unknown as Names),
  );
  const env = memoised((of: Host['site']) => memoised((url: string): Names => ({ ...site(of), url })));
  const sot = whole('sot')({
    revision: context.revision,
    name: model.name ?? '',
    md: hideSecrets(model.metadata),
  });
  const sameList = sameLists<Placed>();
  return (host, boot, configUrl) => {
    const primary = host.primary === null ? -1 : host.interfaces.indexOf(host.primary);
    const subnets = host.interfaces.flatMap((item, index): readonly Placed[] =>
      item.subnet === null ? [] : [subnetAt(index)(subnet(item.subnet))],
    );
    return {
      data: {
        env: null,
        boot: configUrl === null ? {} : { config_url: configUrl },
        host: {
          ...withMetadata(host.data),
          md: null,
          ...(host.uuid === null ? {} : { uuid: host.uuid }),
          interfaces: host.interfaces.map(interfaceData),
          site: host.site.id,
          cluster: host.cluster,
        },
        iface: primary === -1 ? {} : null,
        ifaces: null,
        workflow: host.workflow === null ? {} : null,
        sot: null,
        md: hideSecrets(mergeMetadata(host.inherited, boot.data.metadata, host.data.metadata)),
      },
      placed: sameList([
        whole('env')(env(host.site)(context.baseUrl(host))),
        whole('boot')(bootData(boot)),
        ...subnets,
        HOST_MD,
        ...(primary === -1 ? [] : [primaryAt(primary)]),
        IFACES,
        ...(host.workflow === null ? [] : [whole('workflow')(workflow(host.workflow))]),
        sot,
      ]),
    };
  };
}

/** All of what a template sees of one host in one boot (the data model names every key). */
export function templateData(
  model: Model,
  host: Host,
  boot: Boot,
  context: ServingContext,
  configUrl: string | null,
): Names {
  return assembled(templateDataOf(model, context)(host, boot, configUrl));
}
