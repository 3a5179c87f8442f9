import type { RenderedBoot } from '../../render/artifact.ts';
import type { Host } from '../../sot/model/types.ts';
import type { Consent } from '../../state/event.ts';
import { type HostState, newHostState } from '../../state/host-state.ts';
import type { Grant } from '../session/session.ts';

/** What serving a host would mean for it, by what is known of it. */
export type HostAction = 'install' | 'continue' | 'reinstall' | 'unchanged' | 'held';

/** A host with what would happen to it, and what it is granted. */
export interface HostConsent {
  readonly host: Host;
  readonly action: HostAction;
  readonly grant: Grant;
}

/** What the person who starts the service has said. */
export interface Said {
  /** The labels of the hosts that were named with `--host`; empty where none was. */
  readonly named: ReadonlySet<string>;
  readonly yes: boolean;
  readonly reinstall: boolean;
}

/** Whether the boots of a host, as they would be given now, are what it was given last. */
function isApplied(state: HostState, rendered: readonly RenderedBoot[]): boolean {
  const ids = (artifacts: readonly { readonly path: string; readonly contentId: string }[]): string =>
    artifacts
      .map(({ path, contentId }) => `${path} ${contentId}`)
      .sort()
      .join();
  const applied = state.applied?.boots ?? [];
  return (
    applied.length === rendered.length &&
    rendered.every(({ boot, artifacts }, index) => {
      const given = applied[index]!;
      return given.boot === boot.id && ids(given.artifacts) === ids(artifacts ?? []);
    })
  );
}

/** What serving a host would mean for it. */
export function actionOf(host: Host, state: HostState, rendered: readonly RenderedBoot[]): HostAction {
  if (host.data.never_provision === true) return 'held';
  if (state.boots.length > 0 && state.state !== 'done' && state.state !== 'failed') return 'continue';
  if (state.applied === null && state.state !== 'failed') return 'install';
  return state.state !== 'failed' && isApplied(state, rendered) ? 'unchanged' : 'reinstall';
}

/**
 * What a host is granted. `--host` names who is concerned, and `--yes` means everybody where nobody is named: that covers
 * a first installation and a boot that is under way. A reinstallation needs `--reinstall` as well; a host that is as it
 * should be is erased only when it is named, with `--reinstall`; a held one never.
 */
export function grantOf(host: Host, action: HostAction, { named, yes, reinstall }: Said): Grant {
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

/** What each host would be granted, by what is known of it and what was said. */
export function consents(
  hosts: readonly Host[],
  states: ReadonlyMap<string, HostState>,
  canonical: readonly RenderedBoot[],
  said: Said,
): readonly HostConsent[] {
  const boots = new Map<Host, RenderedBoot[]>(hosts.map((host) => [host, []]));
  for (const boot of canonical) boots.get(boot.host)?.push(boot);
  return hosts.map((host) => {
    const state = states.get(host.label) ?? newHostState(host.site.id, host.name);
    const action = actionOf(host, state, boots.get(host) ?? []);
    return { host, action, grant: grantOf(host, action, said) };
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
