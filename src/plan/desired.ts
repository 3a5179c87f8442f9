import type { RenderedBoot } from '../render/artifact.ts';
import { catalogOf } from '../sot/model/catalog-of.ts';
import type { Host, Model } from '../sot/model/types.ts';

/** One artifact in its canonical form. */
export interface DesiredArtifact {
  readonly boot: string;
  readonly path: string;
  readonly contentId: string;
  readonly content: string;
}

/** What one revision wants of one host: everything that a machine would notice, and nothing else. */
export interface DesiredHost {
  readonly label: string;
  readonly name: string;
  readonly site: string;
  /** `never_provision`. */
  readonly held: boolean;
  /** Whether all of its boots could be rendered; if not, nothing can be said of what changes. */
  readonly complete: boolean;
  readonly artifacts: readonly DesiredArtifact[];
  /** The SHA-256 of each pinned file that its boots load, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Its boots, in order. */
  readonly boots: readonly string[];
  /** What DHCP says to it, and what else decides about it, by a name for people. */
  readonly network: Readonly<Record<string, string>>;
}

function networkOf(host: Host): Readonly<Record<string, string>> {
  const facts: Record<string, string> = {};
  for (const [index, { mac, ipv4, subnet, data, ignoreDhcp }] of host.interfaces.entries()) {
    if (ignoreDhcp) continue;
    const name = data.name ?? `interface ${index}`;
    const { gateway, dns, ntp, domain_name, dhcp_options } = subnet?.data ?? {};
    const options = dhcp_options?.map(({ option, type, value }) => `${option}=${value} (${type})`);
    const all = {
      MAC: mac,
      address: ipv4,
      network: subnet?.data.cidr,
      gateway,
      'name servers': dns?.join(', '),
      'time servers': ntp?.join(', '),
      domain: domain_name,
      'host name': data.hostname,
      'DHCP options': options?.join(', '),
    };
    for (const [key, value] of Object.entries(all)) if (value) facts[`${key} of ${name}`] = value;
  }
  return facts;
}

/** What decides about a host beside its bytes and addresses: by a name for people, as text. */
function conductOf(host: Host): Readonly<Record<string, string>> {
  const { data, uuid, site, workflow } = host;
  const programs = Object.entries(host.bootPrograms).map(
    ([architecture, program]) => `${architecture}: ${program}`,
  );
  const all = {
    UUID: uuid,
    'serial number': data.serial,
    'way to its disk': data.local_boot,
    'boot programs': programs.sort().join(', '),
    'DHCP mode': site.data.service?.dhcp_mode,
    'end of its boots': workflow?.boots?.map(({ id, done }) => `${id} by ${done}`).join(', '),
    architecture: workflow?.boots?.map(({ os }) => os.data.arch ?? 'x86_64').join(', '),
  };
  const stated = Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(stated);
}

function filesOf(host: Host, model: Model): Readonly<Record<string, string>> {
  const { files } = catalogOf(model, host);
  const paths = (host.workflow?.boots ?? []).flatMap(({ os }) => [
    os.data.boot.kernel,
    ...(os.data.boot.initrd ?? []),
  ]);
  const pinned = paths.map((path) => [path, files.get(path)?.data.sha256?.toLowerCase()] as const);
  return Object.fromEntries(pinned.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** What a revision wants of each host that could be rendered, by label. */
export function desiredHosts(
  model: Model,
  rendered: readonly RenderedBoot[],
): ReadonlyMap<string, DesiredHost> {
  const artifacts = new Map<string, DesiredArtifact[]>();
  const broken = new Set<string>();
  for (const { host, boot, artifacts: made } of rendered) {
    if (made === null) broken.add(host.label);
    const list = artifacts.get(host.label) ?? [];
    for (const { path, contentId, canonical } of made ?? []) {
      list.push({ boot: boot.id, path, contentId, content: canonical });
    }
    artifacts.set(host.label, list);
  }
  return new Map(
    model.hosts.map((host) => [
      host.label,
      {
        label: host.label,
        name: host.name,
        site: host.site.id,
        held: host.data.never_provision ?? false,
        complete: artifacts.has(host.label) && !broken.has(host.label),
        artifacts: artifacts.get(host.label) ?? [],
        files: filesOf(host, model),
        network: { ...networkOf(host), ...conductOf(host) },
        boots: (host.workflow?.boots ?? []).map(({ id }) => id),
      },
    ]),
  );
}
