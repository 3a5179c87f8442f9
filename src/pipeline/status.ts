import { stateDirectory } from '../state/directory.ts';
import { type HostState, newHostState } from '../state/host-state.ts';
import { glanceAtHosts } from '../state/known-hosts.ts';
import { table } from '../terminal/table.ts';
import { openModel } from './open.ts';
import { cannot, type Refusal, wrong } from './refusal.ts';
import { select } from './select.ts';

/** Which hosts' standing is wanted, and where the journal is. */
export interface StatusWish {
  readonly sot: string | null;
  readonly state: string | null;
  readonly site: string | null;
  readonly cluster?: string | null | undefined;
  readonly hosts: readonly string[];
}

/** Where each host stands, with what in the journal could not be read; or why nothing can be said. */
export type StatusResult =
  | { readonly ok: true; readonly hosts: readonly HostState[]; readonly problems: readonly string[] }
  | Refusal;

/** Reads the journal beside the source of truth; a host that nothing has happened to is waiting. */
export async function readStatus({ sot, state, site, cluster, hosts }: StatusWish): Promise<StatusResult> {
  const opened = await openModel({ sot, ref: null });
  if (!opened.ok) return cannot(opened.message);
  const selected = select(opened.value.model, { site, cluster, hosts });
  if (!selected.ok) return wrong(selected.message);
  const { states, problems } = await glanceAtHosts(stateDirectory(opened.value.root, state));
  return {
    ok: true,
    hosts: selected.hosts.map((host) => states.get(host.label) ?? newHostState(host.site.id, host.name)),
    problems: problems.map(({ message }) => message),
  };
}

/** A time in the past as people say it: `3 min`, `2 h`, `5 days`. */
function age(since: string | null, now: Date): string {
  if (since === null) return '';
  const seconds = Math.max(0, Math.round((now.getTime() - Date.parse(since)) / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}

function stepOf({ boot, step, steps, state }: HostState): string {
  if (steps === 0) return '';
  return state === 'done'
    ? `${steps} of ${steps}`
    : `${step + 1} of ${steps}${boot === null ? '' : `, ${boot}`}`;
}

/** Where each host stands, for people. */
export function statusTable(hosts: readonly HostState[], now: Date): string {
  const rows = hosts.map((host) => [
    `${host.site}/${host.host}`,
    host.state,
    stepOf(host),
    host.applied?.revision ?? host.revision ?? '',
    age(host.lastAt, now),
  ]);
  return `${table(['HOST', 'STATE', 'STEP', 'REVISION', 'LAST EVENT'], rows)}\n`;
}

/** The same as JSON, version 1 of the format. */
export function statusJson(hosts: readonly HostState[]): string {
  const records = hosts.map(
    ({ site, host, state, boot, step, steps, attempt, revision, applied, lastEvent, lastAt }) => ({
      name: host,
      site,
      state,
      boot,
      step,
      steps,
      attempt,
      revision,
      applied: applied && {
        revision: applied.revision,
        at: applied.at,
        boots: applied.boots.map(({ boot: id, artifacts }) => ({ boot: id, artifacts })),
      },
      lastEvent,
      lastAt,
    }),
  );
  return `${JSON.stringify({ formatVersion: 1, hosts: records }, null, 2)}\n`;
}
