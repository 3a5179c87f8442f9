import type { Host } from '../sot/model/types.ts';
import type { Consent } from '../state/event.ts';
import type { HostState } from '../state/host-state.ts';
import { bootTimesAt } from './boot-times.ts';
import type { DesiredHost } from './desired.ts';
import { judge, meet } from './plan-applied.ts';
import { type HostAction, isThroughForGood, type Standing } from './standing.ts';

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

/**
 * What a host is granted. `--host` names who is concerned, and `--yes` means everybody where nobody is named: that covers
 * a first installation and a boot that is under way. A reinstallation needs `--reinstall` as well; a host that is as it
 * should be is erased only when it is named, with `--reinstall`; a held one never. What is under way goes on, and begins anew
 * only where other bytes are wanted.
 */
function grantOf(host: Host, { action, isUnderWay }: Standing, { named, yes, reinstall }: Said): Grant {
  const isNamed = named.has(host.label);
  const isCovered = named.size > 0 ? isNamed : yes;
  switch (action) {
    case 'install':
      return isCovered ? 'again' : 'local';
    case 'continue':
      return isCovered ? 'continue' : 'local';
    case 'reinstall':
      if (!reinstall || !isCovered) return 'local';
      // The same command goes on where an earlier session was ended.
      return isUnderWay ? 'continue' : 'again';
    case 'unchanged':
      return reinstall && isNamed ? 'again' : 'local';
    case 'held':
      return 'local';
  }
}

/**
 * What each host would be granted, by what is known of its machine and what was said. `desired` has every host of the
 * source of truth, because a machine may have had the name of another one. Without a time, `boot_times` hold nobody.
 */
export function consents(
  hosts: readonly Host[],
  states: ReadonlyMap<string, HostState>,
  desired: ReadonlyMap<string, DesiredHost>,
  said: Said,
  now: Date | null = null,
): readonly HostConsent[] {
  const { stateOf } = meet(states.values(), [...desired.values()]);
  const isBootTime = now === null ? () => true : bootTimesAt(now);
  return hosts.map((host) => {
    const to = desired.get(host.label)!;
    const state = stateOf(to);
    const standing = judge(to, state, isBootTime).standing;
    const { action } = standing;
    const isGranted = action !== 'unchanged' || !isThroughForGood(to, state);
    const former = state === null ? host.label : `${state.site}/${state.host}`;
    return {
      host,
      action,
      grant: isGranted ? grantOf(host, standing, said) : 'local',
      formerLabel: former === host.label ? null : former,
    };
  });
}

/** The consents as the journal keeps them: whose disks may be erased, and on which ground. */
export function consented(
  hosts: readonly HostConsent[],
  rollbackOf: (host: Host) => string | null = () => null,
): readonly Consent[] {
  return hosts
    .filter(({ grant }) => grant !== 'local')
    .map(({ host, action }) => {
      const rollback = rollbackOf(host);
      return {
        site: host.site.id,
        host: host.name,
        action: action === 'install' || action === 'continue' ? 'install' : 'reinstall',
        ...(rollback === null ? {} : { rollback }),
      };
    });
}
