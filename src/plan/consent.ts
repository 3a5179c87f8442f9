import type { RenderedBoot } from '../render/artifact.ts';
import type { Host } from '../sot/model/types.ts';
import type { Consent } from '../state/event.ts';
import { type GivenBoot, type HostState, newHostState } from '../state/host-state.ts';

/** What serving a host would mean for it, by what is known of it. Only `install` is for a machine that was never given a boot. */
export type HostAction = 'install' | 'continue' | 'reinstall' | 'unchanged' | 'held';

/** What a host may be given: its boots (`again`: from the beginning, as a new attempt), or its own disk. */
export type Grant = 'continue' | 'again' | 'local';

/** A host with what would happen to it, and what it is granted. */
export interface HostConsent {
  readonly host: Host;
  readonly action: HostAction;
  readonly grant: Grant;
  /** The label under which the same machine was given a boot before; null where it had the one it has now. */
  readonly formerLabel: string | null;
}

/** What the person who starts the service has said. */
export interface Said {
  /** The labels of the hosts that were named with `--host`; empty where none was. */
  readonly named: ReadonlySet<string>;
  readonly yes: boolean;
  readonly reinstall: boolean;
}

function digests(artifacts: RenderedBoot['artifacts'] | GivenBoot['artifacts']): string {
  const lines = (artifacts ?? []).map(({ path, contentId }) => `${path} ${contentId}`);
  return lines.sort().join('\n');
}

/** Whether boots that were given are, from the first on, those that would be given now, byte for byte. */
function areCurrent(given: readonly GivenBoot[], rendered: readonly RenderedBoot[]): boolean {
  return given.every(({ boot, step, artifacts }) => {
    const now = rendered[step];
    return now !== undefined && now.boot.id === boot && digests(now.artifacts) === digests(artifacts);
  });
}

/**
 * What serving a host would mean for it. A machine that was ever given a boot may hold something: whatever is not plainly
 * the same boot going on, or the same result, is a reinstallation.
 */
function actionOf(host: Host, state: HostState, rendered: readonly RenderedBoot[]): HostAction {
  if (host.data.never_provision === true) return 'held';
  if (state.boots.length === 0 && state.applied === null) return 'install';
  const isSame = areCurrent(state.boots, rendered) && (state.steps === rendered.length || state.steps === 0);
  if (!isSame || state.state === 'failed') return 'reinstall';
  if (state.state === 'done') return 'unchanged';
  // A live system that nothing ends is given at every start, and its bytes are those that it always had.
  const isLive = state.boots.at(-1)?.done === 'never';
  return state.applied === null || isLive ? 'continue' : 'reinstall';
}

/**
 * What a host is granted. `--host` names who is concerned, and `--yes` means everybody where nobody is named: that covers
 * a first installation and a boot that is under way. A reinstallation needs `--reinstall` as well; a host that is as it
 * should be is erased only when it is named, with `--reinstall`; a held one never.
 */
function grantOf(host: Host, action: HostAction, { named, yes, reinstall }: Said): Grant {
  const isNamed = named.has(host.label);
  const isCovered = named.size > 0 ? isNamed : yes;
  switch (action) {
    case 'install':
      return isCovered ? 'again' : 'local';
    case 'continue':
      return isCovered ? 'continue' : 'local';
    case 'reinstall':
      return reinstall && isCovered ? 'again' : 'local';
    case 'unchanged':
      return reinstall && isNamed ? 'again' : 'local';
    case 'held':
      return 'local';
  }
}

/** The states of machines that were given a boot, by each MAC that they had then: a renamed machine is the same machine. */
function byMac(states: ReadonlyMap<string, HostState>): ReadonlyMap<string, HostState> {
  const given = [...states.values()].filter(({ boots }) => boots.length > 0);
  return new Map(given.flatMap((state) => state.macs.map((mac) => [mac, state] as const)));
}

/** What each host would be granted, by what is known of it and what was said. */
export function consents(
  hosts: readonly Host[],
  states: ReadonlyMap<string, HostState>,
  canonical: readonly RenderedBoot[],
  said: Said,
): readonly HostConsent[] {
  const machines = byMac(states);
  const boots = new Map<Host, RenderedBoot[]>(hosts.map((host) => [host, []]));
  for (const boot of canonical) boots.get(boot.host)?.push(boot);
  return hosts.map((host) => {
    const state = states.get(host.label) ?? newHostState(host.site.id, host.name);
    const own = actionOf(host, state, boots.get(host) ?? []);
    const former = host.interfaces
      .map(({ mac }) => (mac === null ? undefined : machines.get(mac)))
      .find(Boolean);
    const formerLabel = former === undefined ? null : `${former.site}/${former.host}`;
    const isRenamed = own === 'install' && formerLabel !== null && formerLabel !== host.label;
    const action = isRenamed ? 'reinstall' : own;
    return { host, action, grant: grantOf(host, action, said), formerLabel: isRenamed ? formerLabel : null };
  });
}

/** The consents as the journal keeps them: whose disks may be erased, and on which ground. */
export function consented(hosts: readonly HostConsent[]): readonly Consent[] {
  return hosts
    .filter(({ grant }) => grant !== 'local')
    .map(({ host, action }) => ({
      site: host.site.id,
      host: host.name,
      action: action === 'install' || action === 'continue' ? 'install' : 'reinstall',
    }));
}
