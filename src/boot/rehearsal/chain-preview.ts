import type { Opened } from '../../pipeline/open.ts';
import type { Sandbox } from '../../render/sandbox/sandbox.ts';
import { kernelArch } from '../../render/script.ts';
import type { Host } from '../../sot/model/types.ts';
import { type Chain, chainOf } from './chain.ts';
import type { ClientName } from './clients.ts';
import { type HostsWish, type Rehearsed, rehearseHosts } from './hosts.ts';
import { openRehearsal } from './rehearsal.ts';

/** The firmware that a machine of an architecture may have. */
const FIRMWARE: Readonly<Record<string, readonly ClientName[]>> = {
  x86_64: ['bios', 'uefi', 'uefi-http'],
  i386: ['bios'],
  arm64: ['arm64'],
};

function firmwareOf(host: Host): readonly ClientName[] {
  const [boot] = host.workflow?.boots ?? [];
  const arch = host.data.arch ?? (boot === undefined ? 'x86_64' : kernelArch(host, boot));
  return FIRMWARE[arch] ?? ['bios', 'uefi', 'uefi-http'];
}

/** The conversation of each host from power-on to its disk, without a network, from the code of `vaq boot`. */
export async function previewChain(
  opened: Opened,
  sandbox: Sandbox,
  wish: HostsWish & { readonly firmware: ClientName | null },
): Promise<Rehearsed<Chain>> {
  const seen = await rehearseHosts(opened, sandbox, wish, async (first, host) => {
    const chains: Chain[] = [];
    let rehearsal = first;
    for (const firmware of wish.firmware === null ? firmwareOf(host) : [wish.firmware]) {
      // What a chain has done is done: the next machine begins anew.
      if (chains.length > 0) {
        const another = await openRehearsal(opened, sandbox, host.site, [host], wish);
        if (!another.ok) return chains;
        rehearsal = another;
      }
      chains.push(await chainOf(rehearsal, host, firmware));
    }
    return chains;
  });
  return seen.ok ? { ...seen, hosts: seen.hosts.flat() } : seen;
}
