import { broadcastAddress, netmask, networkAddress } from '../sot/canonical/ipv4.ts';
import { mergeMetadata } from '../sot/model/metadata.ts';
import type { Boot, Host, Interface, Metadata, Model, Os, Subnet } from '../sot/model/types.ts';
import type { ServingContext } from './context.ts';
import { memoised } from './memoised.ts';
import { sameLists } from './same-lists.ts';
import { assembled } from './sandbox/assembled.ts';
import type { Names, Placed } from './sandbox/sandbox.ts';
import { type SecretText, secretTexts, withSecrets } from './secrets.ts';

/** A document as a template sees it: `metadata` is also `md`, and is there even when the document has none. */
function withMetadata(data: object, textOf: SecretText): Names {
  const shown = withSecrets(data as Names, textOf);
  const md = shown.metadata ?? {};
  return { ...shown, metadata: md, md };
}

function subnetData(subnet: Subnet, textOf: SecretText): Names {
  return {
    ...withMetadata(subnet.data, textOf),
    cidr: `${networkAddress(subnet.cidr)}/${subnet.cidr.prefix}`,
    network: networkAddress(subnet.cidr),
    broadcast: broadcastAddress(subnet.cidr),
    netmask: netmask(subnet.cidr),
    prefix: subnet.cidr.prefix,
  };
}

function hasNone(metadata: Metadata | undefined): boolean {
  return metadata === undefined || Object.keys(metadata).length === 0;
}

/** Whether a map holds null, which deletes what is inherited, in any of its maps. */
function holdsNull(map: Metadata | undefined): boolean {
  return Object.values(map ?? {}).some(
    (value) =>
      value === null || (typeof value === 'object' && !Array.isArray(value) && holdsNull(value as Metadata)),
  );
}

/** An interface; its subnet is put into its place. */
function interfaceData(item: Interface, textOf: SecretText): Names {
  return {
    ...withSecrets(item.data as unknown as Names, textOf),
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
/** Where a host has metadata, and nothing that it belongs to has any: what it inherits is what it has. */
const MD: Placed = { at: ['md'], from: ['host', 'metadata'] };
const IFACES: Placed = { at: ['ifaces'], from: ['host', 'interfaces'] };

/**
 * What templates see of the hosts of a model in a serving context; what many hosts have in common is made once and is the
 * same object for all of them. `configUrl` is null where the boot has no configuration.
 */
export function templateDataOf(
  model: Model,
  context: ServingContext,
): (host: Host, boot: Boot, configUrl: string | null) => HostData {
  const textOf = secretTexts(context);
  const whole = memoised((name: string) => memoised((value: Names): Placed => ({ at: [name], value })));
  const subnetAt = memoised((index: number) =>
    memoised((value: Names): Placed => ({ at: ['host', 'interfaces', index, 'subnet'], value })),
  );
  const primaryAt = memoised(
    (index: number): Placed => ({ at: ['iface'], from: ['host', 'interfaces', index] }),
  );
  const site = memoised(({ data }: Host['site']) => withMetadata(data, textOf));
  const subnet = memoised((of: Subnet) => subnetData(of, textOf));
  const osData = memoised(({ data }: Os) => withMetadata(data, textOf));
  const bootData = memoised(
    ({ data, os }: Boot): Names => ({ ...withMetadata(data, textOf), os: osData(os) }),
  );
  const workflow = memoised(({ data }: NonNullable<Host['workflow']>) =>
    withSecrets(data as unknown as Names, textOf),
  );
  const env = memoised((of: Host['site']) => memoised((url: string): Names => ({ ...site(of), url })));
  const sot = whole('sot')({
    revision: context.revision,
    name: model.name ?? '',
    md: withSecrets(model.metadata, textOf),
  });
  const sameList = sameLists<Placed>();
  return (host, boot, configUrl) => {
    const primary = host.primary === null ? -1 : host.interfaces.indexOf(host.primary);
    const subnets = host.interfaces.flatMap((item, index): readonly Placed[] =>
      item.subnet === null ? [] : [subnetAt(index)(subnet(item.subnet))],
    );
    const isAlone = hasNone(host.inherited) && hasNone(boot.data.metadata) && !holdsNull(host.data.metadata);
    return {
      data: {
        env: null,
        boot: configUrl === null ? {} : { config_url: configUrl },
        host: {
          ...withMetadata(host.data, textOf),
          md: null,
          ...(host.uuid === null ? {} : { uuid: host.uuid }),
          interfaces: host.interfaces.map((item) => interfaceData(item, textOf)),
          site: host.site.id,
          cluster: host.cluster,
        },
        iface: primary === -1 ? {} : null,
        ifaces: null,
        workflow: host.workflow === null ? {} : null,
        sot: null,
        md: isAlone
          ? null
          : withSecrets(mergeMetadata(host.inherited, boot.data.metadata, host.data.metadata), textOf),
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
        ...(isAlone ? [MD] : []),
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
