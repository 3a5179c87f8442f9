import type { HostConsent } from '../../plan/consent.ts';
import type { HostAction } from '../../plan/standing.ts';
import type { Host } from '../../sot/model/types.ts';
import { safeText } from '../../terminal/safe-text.ts';
import type { Retreat, Retreats } from '../session/retreat.ts';
import type { Place } from './places.ts';
import { type DhcpMode, urlAt, type Venue } from './venue.ts';

/** What the screen says of the service itself. */
export interface ScreenFacts {
  readonly revision: string;
  readonly venue: Pick<Venue, 'site' | 'places' | 'httpPort' | 'elsewhere' | 'dhcp'>;
  /** Whether anything was ever recorded for this source of truth. */
  readonly hasRecord: boolean;
  /** The file of the plan that says who is installed; null where a person does. */
  readonly plan: string | null;
  /** What was found of other DHCP servers. */
  readonly otherDhcp: readonly string[];
  /** What firewalls of this machine keep out, with what lets it in. */
  readonly firewalls: readonly string[];
  /** What hosts go back to that are rolled back when they fail, or why they cannot. */
  readonly retreats: Retreats;
}

/** What happens to hosts that are granted a boot, the first first. */
const GRANTED: readonly (readonly [title: string, ...actions: readonly HostAction[]])[] = [
  ['install (their disks will be erased)', 'install'],
  ['go on with what is under way (it may erase their disks)', 'continue'],
  ['reinstall (installed before; their disks will be erased)', 'reinstall', 'unchanged'],
];

/** Why others are not, where it is not just that nobody named them. */
const KEPT: readonly (readonly [reason: string, ...actions: readonly HostAction[]])[] = [
  ['', 'install', 'continue'],
  ['installed before, and only --reinstall erases them: ', 'reinstall'],
  ['as they should be: ', 'unchanged'],
  ['held, by never_provision or boot_times: ', 'held'],
];

const DHCP: Readonly<Record<DhcpMode, string>> = {
  server: 'DHCP for the hosts below and nobody else',
  proxy: 'DHCP beside another server: boots for the hosts below, addresses for nobody',
  off: 'no DHCP',
};

/** What hosts get that are granted no boot. */
const LOCALLY: Readonly<Record<DhcpMode, string>> = {
  server: 'an address and their own disk, nothing else',
  proxy: 'their own disk, and no answer by DHCP',
  off: 'their own disk, nothing else',
};

function nameOf({ host, formerLabel }: HostConsent): string {
  return safeText(formerLabel === null ? host.name : `${host.name} (was ${formerLabel})`);
}

/** The hosts of each group that has some. */
function grouped(
  groups: typeof GRANTED,
  hosts: readonly HostConsent[],
): readonly { readonly title: string; readonly names: readonly string[] }[] {
  return groups
    .map(([title, ...actions]) => ({
      title,
      names: hosts.filter(({ action }) => actions.includes(action)).map(nameOf),
    }))
    .filter(({ names }) => names.length > 0);
}

/** Who is erased once more if it fails, by what it goes back to, and who would be and cannot. */
function rollbacks(granted: readonly HostConsent[], retreats: Retreats): readonly string[] {
  const names = new Map<string, string[]>();
  const reasons = new Map<string, string[]>();
  for (const consent of granted) {
    const retreat = retreats.get(consent.host.label);
    if (retreat === undefined) continue;
    const [groups, key] = typeof retreat === 'string' ? [reasons, retreat] : [names, goal(retreat)];
    groups.set(key, [...(groups.get(key) ?? []), nameOf(consent)]);
  }
  const lines = (groups: ReadonlyMap<string, readonly string[]>): readonly string[] =>
    [...groups].map(([what, who]) => `  ${safeText(what)}: ${who.join(', ')}`);
  const count = (groups: ReadonlyMap<string, readonly string[]>): number =>
    [...groups.values()].flat().length;
  return [
    ...(names.size === 0
      ? []
      : [
          '',
          `rolled back if they fail for good (their disks will be erased once more): ${count(names)}`,
          ...lines(names),
        ]),
    ...(reasons.size === 0
      ? []
      : [
          '',
          `not rolled back if they fail, though their policy says so: ${count(reasons)}`,
          ...lines(reasons),
        ]),
  ];
}

function goal({ revision, boots, isOfRun }: Retreat): string {
  const ids = boots.map(({ id }) => id);
  return isOfRun
    ? `to the last boot that was done, of ${ids.join(', ')}`
    : `to ${ids.join(', ')} of ${revision}`;
}

function beyond(hosts: readonly Host[]): readonly string[] {
  if (hosts.length === 0) return [];
  const names = hosts.map(({ name }) => safeText(name)).join(', ');
  return [
    '',
    `not from here, their address of the service is on no interface served: ${hosts.length}`,
    `  ${names}`,
  ];
}

/** That an interface stands in none of the site's networks: whom it hears there is nobody's, but for what relay agents send. */
function strayed({ interfaceName, networks }: Place, mode: DhcpMode): readonly string[] {
  if (mode === 'off' || networks.length > 0) return [];
  return [
    `warning          no address of ${interfaceName} is in a subnet of the site: only relay agents and routers lead its machines here`,
  ];
}

function warning(installed: number): readonly string[] {
  if (installed === 0) return [];
  const what = installed === 1 ? 'this host: it' : `these ${installed} hosts: they`;
  return ['', `There is no record of ${what} will be erased.`];
}

/** What will be answered and what will be erased, before the first packet: for a person to read, or for a log. */
export function preflightScreen(
  { revision, venue, hasRecord, plan, otherDhcp, firewalls, retreats }: ScreenFacts,
  hosts: readonly HostConsent[],
): string {
  const granted = hosts.filter(({ grant }) => grant !== 'local');
  const kept = hosts.filter(({ grant }) => grant === 'local');
  const installed = granted.filter(({ action }) => action === 'install').length;
  const lines = [
    `source of truth  ${revision}`,
    ...(plan === null ? [] : [`plan             ${safeText(plan)}`]),
    `site             ${venue.site.id}`,
    ...venue.places.flatMap((place) => [
      `interface        ${place.interfaceName}, ${DHCP[venue.dhcp]}`,
      `address          ${urlAt(place, venue.httpPort)}`,
      ...strayed(place, venue.dhcp),
    ]),
    ...otherDhcp.map((line) => `other DHCP       ${safeText(line)}`),
    ...firewalls.map((line) => `firewall         ${safeText(line)}`),
    ...grouped(GRANTED, granted).flatMap(({ title, names }) => [
      '',
      `${title}: ${names.length}`,
      `  ${names.join(', ')}`,
    ]),
    ...rollbacks(granted, retreats),
    ...(kept.length === 0 ? [] : ['', `${LOCALLY[venue.dhcp]}: ${kept.length}`]),
    ...grouped(KEPT, kept).map(({ title, names }) => `  ${title}${names.join(', ')}`),
    ...beyond(venue.elsewhere),
    ...(hasRecord ? [] : warning(installed)),
  ];
  return `${lines.join('\n')}\n`;
}
