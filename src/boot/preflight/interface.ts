import type { NetworkInterfaceInfo } from 'node:os';
import { nearest } from '../../diagnostics/nearest.ts';
import { isServiceAddress } from '../../sot/canonical/service-address.ts';

/** The network interfaces of a machine by name, as `node:os` lists them. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** The interface and address to serve on, or a sentence that says what is missing and how to mend it. */
export type Place =
  | { readonly ok: true; readonly name: string; readonly address: string }
  | { readonly ok: false; readonly message: string };

/** The IPv4 addresses of an interface. */
export function ipv4Of(infos: readonly NetworkInterfaceInfo[] | undefined): readonly NetworkInterfaceInfo[] {
  return (infos ?? []).filter(({ family }) => family === 'IPv4');
}

/**
 * Where to serve. `wanted` is the address that the source of truth (or `--addr`) states, null where it states none;
 * `name` is `--interface`, null where it was not given. No address is guessed.
 */
export function choosePlace(interfaces: Interfaces, name: string | null, wanted: string | null): Place {
  const names = Object.keys(interfaces);
  if (name !== null && interfaces[name] === undefined) {
    const meant = nearest(name, names);
    const help = meant === null ? `; there are ${names.join(', ')}` : `; did you mean \`${meant}\`?`;
    return { ok: false, message: `there is no interface \`${name}\` with an address${help}` };
  }
  if (wanted === null) {
    const help = 'give `service.addr` in env.yml, or --addr';
    return { ok: false, message: `the source of truth states no address for the service; ${help}` };
  }
  if (!isServiceAddress(wanted))
    return { ok: false, message: `\`${wanted}\` is no address: an IPv4 address of this machine is expected` };
  const candidates = (name === null ? names : [name]).flatMap((candidate) =>
    ipv4Of(interfaces[candidate]).map(({ address }) => ({ name: candidate, address })),
  );
  const match = candidates.find(({ address }) => address === wanted);
  if (match !== undefined) return { ok: true, ...match };
  const who = name === null ? 'no interface has' : `the interface \`${name}\` does not have`;
  const has = candidates.map(({ address }) => address).join(', ') || 'none';
  const instead = name === null ? '' : ` (it has ${has})`;
  const help = `add it (ip addr add ${wanted}/24 dev ${name ?? 'eth0'}), or give --addr`;
  return { ok: false, message: `${who} the address ${wanted} of the service${instead}; ${help}` };
}
