import type { ClientName } from './clients.ts';
import type { Machine } from './machine.ts';

/** What iPXE says of itself and its machine, by the name of the setting. */
export type IpxeSettings = Map<string, string>;

/** The architecture that a build of iPXE has as a rule: Debian's `undionly.kpxe` is a 32-bit program. */
function buildOf(client: ClientName): { readonly platform: string; readonly buildarch: string } {
  if (client === 'ipxe-bios') return { platform: 'pcbios', buildarch: 'i386' };
  return { platform: 'efi', buildarch: client === 'ipxe-arm64' ? 'arm64' : 'x86_64' };
}

/** The settings of an iPXE on a machine (ipxe.org/cfg). */
export function ipxeSettings({ mac, uuid, address, host }: Machine, client: ClientName): IpxeSettings {
  const { platform, buildarch } = buildOf(client);
  const card = { mac, ip: address ?? '' };
  const known: Readonly<Record<string, string>> = {
    platform,
    buildarch,
    uuid: uuid ?? '',
    serial: host.data.serial ?? '',
    hostname: host.name,
    ...Object.fromEntries(
      ['', 'netX/', 'net0/'].flatMap((block) =>
        Object.entries(card).map(([name, value]) => [block + name, value]),
      ),
    ),
  };
  return new Map(Object.entries(known).filter(([, value]) => value !== ''));
}

function typed(value: string, type: string | undefined): string {
  if (type === 'hexhyp') return value.replaceAll(':', '-');
  if (type === 'hexraw') return value.replaceAll(':', '');
  return type === 'uristring' ? encodeURIComponent(value) : value;
}

/** A text with every `${name}` and `${name:type}` replaced, inner ones first; one that is not known is empty. */
export function expand(text: string, settings: IpxeSettings): string {
  let expanded = text;
  for (;;) {
    const next = expanded.replace(/\$\{([^${}]*)\}/, (_, setting: string) => {
      // A block of settings may have a colon in its name: `[block/]name[:type]`.
      const colon = setting.indexOf(':', setting.indexOf('/') + 1);
      const name = colon === -1 ? setting : setting.slice(0, colon);
      return typed(settings.get(name) ?? '', colon === -1 ? undefined : setting.slice(colon + 1));
    });
    if (next === expanded) return expanded;
    expanded = next;
  }
}
