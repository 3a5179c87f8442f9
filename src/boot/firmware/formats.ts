import { foldHosts } from '../../diagnostics/fold-hosts.ts';
import { table } from '../../terminal/table.ts';
import type { ProgramRow } from './judge.ts';

/** The boot programs of one site. */
export interface SitePrograms {
  readonly site: string;
  readonly programs: readonly ProgramRow[];
}

/** For people: one line a program, and below it what is missing and what mends it. */
export function programsText(sites: readonly SitePrograms[]): string {
  const all = sites.flatMap(({ programs }) => programs);
  if (all.length === 0) return 'no host needs a boot program\n';
  const rows = all.map(({ verdict, firmware, program, hosts, path, message }) => [
    verdict,
    firmware,
    program,
    foldHosts(hosts, 3),
    path === null ? message : `${path}: ${message}`,
  ]);
  const mends = all.flatMap(({ firmware, program, mend }) =>
    mend === null ? [] : [`${program} for ${firmware}: ${mend}`],
  );
  const below = mends.length === 0 ? '' : `\n${mends.join('\n')}\n`;
  return `${table(['', 'FIRMWARE', 'PROGRAM', 'HOSTS', 'FILE'], rows)}\n${below}`;
}

/** For programs: version 1 of the format. */
export function programsJson(sites: readonly SitePrograms[]): string {
  return `${JSON.stringify({ formatVersion: 1, sites }, null, 2)}\n`;
}
