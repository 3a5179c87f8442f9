import type { Report, Sources } from '../../diagnostics/formats/format.ts';
import type { Opened } from '../../pipeline/open.ts';
import { concerning } from '../../pipeline/preview.ts';
import { type Refusal, wrong } from '../../pipeline/refusal.ts';
import { countArtifacts, reportOf } from '../../pipeline/report.ts';
import { select } from '../../pipeline/select.ts';
import type { HostAction } from '../../plan/standing.ts';
import type { Sandbox } from '../../render/sandbox/sandbox.ts';
import { isServiceAddress } from '../../sot/canonical/service-address.ts';
import type { Host } from '../../sot/model/types.ts';
import type { DhcpMode } from '../preflight/venue.ts';
import { openRehearsal, type Rehearsal, type RehearsalWish } from './rehearsal.ts';

/** Whose boots are rehearsed, and where. */
export interface HostsWish extends RehearsalWish {
  readonly site: string | null;
  readonly hosts: readonly string[];
}

/** The boot that a host is due when it is switched on. */
export interface DueBoot {
  readonly boot: string;
  /** From 0. */
  readonly step: number;
  readonly steps: number;
  readonly attempt: number;
}

/** A host as the rehearsal has it before anything happens. */
export interface Standing {
  readonly host: Host;
  readonly mode: DhcpMode;
  readonly action: HostAction;
  /** Null where it boots its disk. */
  readonly due: DueBoot | null;
}

/** What was seen of each host, and what was found while its boots were rendered. */
export type Rehearsed<T> =
  | {
      readonly ok: true;
      readonly revision: string;
      readonly hosts: readonly T[];
      readonly report: Report;
      readonly sources: Sources;
    }
  | Refusal;

/** A host in its rehearsal. */
export function standingOf({ session, venue, consents }: Rehearsal, host: Host): Standing {
  const due = session.due(host);
  return {
    host,
    mode: venue.dhcp,
    action: consents.find((consent) => consent.host === host)!.action,
    due: due && { boot: due.boot.id, step: due.step, steps: due.steps, attempt: due.attempt },
  };
}

/** Rehearses each host that is meant, by itself and from the beginning. */
export async function rehearseHosts<T>(
  opened: Opened,
  sandbox: Sandbox,
  wish: HostsWish,
  see: (rehearsal: Rehearsal, host: Host) => T | Promise<T>,
): Promise<Rehearsed<T>> {
  const { model, tree } = opened;
  if (wish.addr !== null && !isServiceAddress(wish.addr))
    return wrong(`--addr takes an IPv4 address, and \`${wish.addr}\` is none`);
  const selected = select(model, wish);
  if (!selected.ok) return wrong(selected.message);
  const seen: T[] = [];
  const rendered = [];
  for (const host of selected.hosts) {
    const rehearsal = await openRehearsal(opened, sandbox, host.site, [host], wish);
    if (!rehearsal.ok) return rehearsal;
    seen.push(await see(rehearsal, host));
    rendered.push(...[...rehearsal.session.parts.rendered.values()].flatMap((boots) => [...boots.values()]));
  }
  const { hosts } = selected;
  return {
    ok: true,
    revision: model.revision.label,
    hosts: seen,
    report: reportOf(model, concerning(hosts, opened, rendered), hosts.length, countArtifacts(rendered)),
    sources: (file) => tree.texts.get(file) ?? null,
  };
}
