import type { HostAction, HostConsent } from '../../plan/consent.ts';
import { safeText } from '../../terminal/safe-text.ts';
import type { Venue } from './venue.ts';

/** What the screen says of the service itself. */
export interface ScreenFacts {
  readonly revision: string;
  readonly venue: Pick<Venue, 'site' | 'interfaceName' | 'baseUrl' | 'dhcp'>;
  /** Whether anything was ever recorded for this source of truth. */
  readonly hasRecord: boolean;
}

const TITLES: Readonly<Record<HostAction, string>> = {
  install: 'install (their disks will be erased)',
  continue: 'go on with what is under way (it may erase their disks)',
  reinstall: 'reinstall (installed before; their disks will be erased)',
  unchanged: 'as it should be',
  held: 'never provisioned',
};

function hostList(hosts: readonly HostConsent[]): string {
  return hosts
    .map(({ host, formerLabel }) =>
      safeText(formerLabel === null ? host.name : `${host.name} (was ${formerLabel})`),
    )
    .join(', ');
}

/** What will be answered and what will be erased, before the first packet: for a person to read, or for a log. */
export function preflightScreen(
  { revision, venue, hasRecord }: ScreenFacts,
  hosts: readonly HostConsent[],
): string {
  const granted = hosts.filter(({ grant }) => grant !== 'local');
  const local = hosts.filter(({ grant }) => grant === 'local');
  const kept = local.filter(({ action }) => action === 'reinstall');
  const lines = [
    `source of truth  ${revision}`,
    `site             ${venue.site.id}`,
    `interface        ${venue.interfaceName}${venue.dhcp ? ', DHCP for the hosts below and nobody else' : ', no DHCP'}`,
    `address          ${venue.baseUrl}`,
  ];
  for (const action of ['install', 'continue', 'reinstall', 'unchanged'] as const) {
    const some = granted.filter((host) => host.action === action);
    if (some.length === 0) continue;
    const title = action === 'unchanged' ? TITLES.reinstall : TITLES[action];
    lines.push('', `${title}: ${some.length}`, `  ${hostList(some)}`);
  }
  if (local.length > 0)
    lines.push('', `an address and their own disk, nothing else: ${local.length}`, `  ${hostList(local)}`);
  if (kept.length > 0) {
    lines.push(
      '',
      `of these, changed since they were installed; --reinstall would erase them: ${kept.length}`,
      `  ${hostList(kept)}`,
    );
  }
  const erased = granted.filter(({ action }) => action === 'install').length;
  if (!hasRecord && erased > 0) {
    const what = erased === 1 ? 'this host: it' : `these ${erased} hosts: they`;
    lines.push('', `There is no record of ${what} will be erased.`);
  }
  return `${lines.join('\n')}\n`;
}
