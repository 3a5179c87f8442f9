import { broadcastAddress, netmask, networkAddress } from '../sot/canonical/ipv4.ts';
import { isSecret, mergeMetadata } from '../sot/model/metadata.ts';
import type { Boot, Host, Interface, Model, Subnet } from '../sot/model/types.ts';
import type { Json } from '../sot/schema/generated/types.ts';
import { secretPlaceholder } from './artifact.ts';
import type { ServingContext } from './context.ts';

type JsonMap = { readonly [key: string]: Json };

/** Every `{ $secret: name }` in a value as its placeholder. */
function hideSecrets(value: Json): Json {
  if (isSecret(value)) return secretPlaceholder(value.$secret);
  if (Array.isArray(value)) return value.map(hideSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hideSecrets(item)]));
}

/** A document as a template sees it: `metadata` is also `md`, and is there even when the document has none. */
function withMetadata(data: object): JsonMap {
  const hidden = hideSecrets(data as JsonMap) as JsonMap;
  const md = hidden.metadata ?? {};
  return { ...hidden, metadata: md, md };
}

function subnetData(subnet: Subnet): JsonMap {
  return {
    ...withMetadata(subnet.data),
    cidr: `${networkAddress(subnet.cidr)}/${subnet.cidr.prefix}`,
    network: networkAddress(subnet.cidr),
    broadcast: broadcastAddress(subnet.cidr),
    netmask: netmask(subnet.cidr),
    prefix: subnet.cidr.prefix,
  };
}

function interfaceData(item: Interface): JsonMap {
  return {
    ...(hideSecrets(item.data as unknown as JsonMap) as JsonMap),
    ...(item.mac === null ? {} : { mac: item.mac }),
    ...(item.ipv4 === null ? {} : { ipv4: item.ipv4 }),
    ...(item.subnet === null ? {} : { subnet: subnetData(item.subnet) }),
  };
}

/** What a template sees of one host in one boot (the data model names every key); `configUrl` is null where the boot has no configuration. */
export function templateData(
  model: Model,
  host: Host,
  boot: Boot,
  context: ServingContext,
  configUrl: string | null,
): JsonMap {
  const interfaces = host.interfaces.map(interfaceData);
  const primary = host.primary === null ? -1 : host.interfaces.indexOf(host.primary);
  const os = withMetadata(boot.os.data);
  return {
    env: { ...withMetadata(host.site.data), url: context.baseUrl(host) },
    boot: { ...withMetadata(boot.data), os, ...(configUrl === null ? {} : { config_url: configUrl }) },
    host: {
      ...withMetadata(host.data),
      ...(host.uuid === null ? {} : { uuid: host.uuid }),
      interfaces,
      site: host.site.id,
      cluster: host.cluster,
    },
    iface: interfaces[primary] ?? {},
    ifaces: interfaces,
    workflow:
      host.workflow === null ? {} : (hideSecrets(host.workflow.data as unknown as JsonMap) as JsonMap),
    sot: { revision: context.revision, name: model.name ?? '', md: hideSecrets(model.metadata) },
    md: hideSecrets(mergeMetadata(host.inherited, boot.data.metadata, host.data.metadata)),
  };
}
