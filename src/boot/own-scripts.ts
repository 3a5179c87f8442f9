import { localScripts, refusedScript, startScript, waitScripts } from '../render/own-scripts.ts';
import type { Sandbox } from '../render/sandbox/sandbox.ts';
import type { Boot, Host } from '../sot/model/types.ts';
import { urlAt, urlOf, type Venue } from './preflight/venue.ts';
import { mismatch } from './session/arch.ts';
import type { Retreats } from './session/retreat.ts';
import type { OwnScripts } from './session/session.ts';

/** iPXE's own word for what it was built for: it fills this in. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a setting of iPXE
const BUILT_FOR = '${buildarch}';

/** The script that each boot of a host is refused with on a machine that cannot start it, by `site/name boot`. */
async function refusedScripts(
  sandbox: Sandbox,
  granted: readonly Host[],
  retreats: Retreats,
): Promise<ReadonlyMap<string, string>> {
  const boots = granted.flatMap((host) => {
    const retreat = retreats.get(host.label);
    const before = typeof retreat === 'object' ? retreat.boots : [];
    return [...before, ...(host.workflow?.boots ?? [])].map((boot) => ({ host, boot }));
  });
  const scripts = await Promise.all(
    boots.map(({ host, boot }) => refusedScript(sandbox, host, mismatch(host, boot, BUILT_FOR))),
  );
  return new Map(boots.map(({ host, boot }, index) => [`${host.label} ${boot.id}`, scripts[index]!]));
}

/** Renders every script that is not a boot's, so that nothing is rendered while machines are served. */
export async function renderOwnScripts(
  sandbox: Sandbox,
  venue: Pick<Venue, 'places' | 'placeOf' | 'httpPort' | 'hosts'>,
  granted: readonly Host[],
  retreats: Retreats,
): Promise<OwnScripts> {
  const { places, httpPort, hosts } = venue;
  const [starts, local, refused, wait] = await Promise.all([
    Promise.all(places.map((place) => startScript(sandbox, urlAt(place, httpPort)))),
    localScripts(sandbox, hosts),
    refusedScripts(sandbox, granted, retreats),
    waitScripts(sandbox, granted, (host) => urlOf(venue, host)),
  ]);
  const boot = new Map(places.map(({ address }, index) => [address, starts[index]!]));
  return {
    boot: (address) => boot.get(address)!,
    local: ({ label }: Host) => local.get(label)!,
    wait: ({ label }: Host) => wait.get(label)!,
    refused: ({ label }: Host, { id }: Boot) => refused.get(`${label} ${id}`)!,
  };
}
