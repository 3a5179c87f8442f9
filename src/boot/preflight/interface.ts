import type { NetworkInterfaceInfo } from 'node:os';
import { nearest } from '../../diagnostics/nearest.ts';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** The interface and address to serve on, or a sentence that says what is missing and how to mend it. */
export type Place =
  | { readonly ok: true; readonly name: string; readonly address: string }
  | { readonly ok: false; readonly message: string };

function ipv4Of(infos: readonly NetworkInterfaceInfo[] | undefined): readonly NetworkInterfaceInfo[] {
  return (infos ?? []).filter(({ family }) => family === 'IPv4');
}

/**
 * Where to serve. `wanted` is the address that the source of truth (or `--addr`) states, null where it states none;
 * `name` is `--interface`, null where it was not given. Nothing is guessed where two interfaces would do.
 */
export function choosePlace(interfaces: Interfaces, name: string | null, wanted: string | null): Place {
  const names = Object.keys(interfaces);
  if (name !== null && interfaces[name] === undefined) {
    const meant = nearest(name, names);
    const help = meant === null ? `; there are ${names.join(', ')}` : `; did you mean \`${meant}\`?`;
    return { ok: false, message: `there is no interface \`${name}\` with an address${help}` };
  }
  const candidates = (name === null ? names : [name]).flatMap((candidate) =>
    ipv4Of(interfaces[candidate]).map(({ address }) => ({ name: candidate, address })),
  );
  if (wanted === null) {
    return {
      ok: false,
      message:
        'the source of truth states no address for the service; give `service.addr` in env.yml, or --addr',
    };
  }
  const match = candidates.find(({ address }) => address === wanted);
  if (match !== undefined) return { ok: true, name: match.name, address: match.address };
  if (name === null)
    return {
      ok: false,
      message: `no interface has the address ${wanted} of the service; add it (ip addr add ${wanted}/24 dev eth0), or give --addr`,
    };
  const has = candidates.map(({ address }) => address).join(', ') || 'none';
  return {
    ok: false,
    message: `the interface \`${name}\` does not have the address ${wanted} of the service (it has ${has}); add it (ip addr add ${wanted}/24 dev ${name}), or give --addr`,
  };
}
