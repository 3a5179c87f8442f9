import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { stockOf } from '../../pipeline/bundle/stock.ts';
import type { Opened } from '../../pipeline/open.ts';
import { keyFor } from '../../pipeline/preview-tokens.ts';
import { cannot, type Refusal } from '../../pipeline/refusal.ts';
import { consents, type HostConsent } from '../../plan/consent.ts';
import { desiredHosts } from '../../plan/desired.ts';
import { CANONICAL } from '../../render/context.ts';
import { allRequests, render } from '../../render/render.ts';
import type { Sandbox } from '../../render/sandbox/sandbox.ts';
import type { Host, Site } from '../../sot/model/types.ts';
import { stateDirectory } from '../../state/directory.ts';
import type { Journal } from '../../state/journal.ts';
import { readKey } from '../../state/key.ts';
import { glanceAtHosts, readKnownHosts } from '../../state/known-hosts.ts';
import { assemble } from '../assemble.ts';
import { serviceOn } from '../dhcp-service.ts';
import type { Venue } from '../preflight/venue.ts';
import { type DhcpDecider, dhcpDecider, pxeDecider } from '../session/dhcp-handler.ts';
import type { Session } from '../session/session.ts';
import { NO_INTERFACE, type PlaceWish, rehearsalVenue } from './venue.ts';

/** What is rehearsed. */
export interface RehearsalWish extends PlaceWish {
  readonly stateDir: string | null;
  /** Whether hosts that are as they should be are installed anew. */
  readonly reinstall: boolean;
  /** Whether not even the key may be made, or what was read be kept for the next reader. */
  readonly isReadOnly?: boolean;
  /** The labels of the hosts that are named for it; all of them where it is left out. */
  readonly named?: ReadonlySet<string>;
}

/** A session as `vaq boot` would start it for some hosts of a site, all of which were named; it has no socket and writes nothing. */
export interface Rehearsal {
  readonly session: Session;
  readonly venue: Venue;
  readonly consents: readonly HostConsent[];
  readonly diagnostics: readonly Diagnostic[];
  /** What becomes of a packet to port 67; null where the site leaves DHCP alone. */
  readonly dhcp: DhcpDecider | null;
  /** What becomes of a packet to port 4011, likewise. */
  readonly pxe: DhcpDecider | null;
}

/** Takes every event and keeps none. */
const NO_JOURNAL: Journal = { append: async () => null, close: async () => undefined };

/** Opens a rehearsal for hosts of one site, or says why there can be none. */
export async function openRehearsal(
  opened: Opened,
  sandbox: Sandbox,
  site: Site,
  hosts: readonly Host[],
  wish: RehearsalWish,
): Promise<({ readonly ok: true } & Rehearsal) | Refusal> {
  const placed = rehearsalVenue(site, hosts, wish);
  if (!placed.ok) return placed;
  const { venue } = placed;
  const stateDir = stateDirectory(opened.root, wish.stateDir);
  const [key, { states, problems }] = await (wish.isReadOnly
    ? Promise.all([readKey(stateDir), readKnownHosts(stateDir)])
    : Promise.all([keyFor(stateDir), glanceAtHosts(stateDir)]));
  if (!key.ok) return cannot(key.problem.message);
  const [problem] = problems;
  if (problem !== undefined) return cannot(problem.message);
  const stocked = await stockOf(opened.bundle, null);
  if (!stocked.ok) return stocked;
  const canonical = await render(opened.model, allRequests(hosts), CANONICAL, sandbox);
  const said = {
    named: wish.named ?? new Set(hosts.map(({ label }) => label)),
    yes: true,
    reinstall: wish.reinstall,
  };
  const granted = consents(hosts, states, desiredHosts(opened.model, canonical), said);
  const { session, diagnostics } = await assemble({
    opened,
    sandbox,
    venue,
    consents: granted,
    states,
    journal: NO_JOURNAL,
    key: key.value,
    stateDir,
    ...stocked.stock,
    log: () => undefined,
    isRehearsal: true,
  });
  const service = serviceOn(NO_INTERFACE, session!, venue);
  const mode = venue.dhcp;
  return {
    ok: true,
    session: session!,
    venue,
    consents: granted,
    diagnostics,
    dhcp: mode === 'off' ? null : dhcpDecider(session!, service, mode),
    pxe: mode === 'off' ? null : pxeDecider(session!, service),
  };
}
