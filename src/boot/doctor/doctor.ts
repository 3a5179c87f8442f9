import type { ListedSecret } from '../../pipeline/secrets/list.ts';
import type { SearchResult } from '../dhcp/others/search.ts';
import type { ProgramRow } from '../firmware/judge.ts';
import type { SiteFiles } from '../site-files.ts';
import { addressLines } from './checks/addresses.ts';
import { clockLine } from './checks/clock.ts';
import { diskLines } from './checks/disk.ts';
import { fileLines } from './checks/files.ts';
import { firewallLines } from './checks/firewall.ts';
import { linkLines } from './checks/links.ts';
import { otherServerLines } from './checks/other-servers.ts';
import { portLines } from './checks/ports.ts';
import { privilegeLine } from './checks/privileges.ts';
import { programLines } from './checks/programs.ts';
import { secretLines } from './checks/secrets.ts';
import { softwareLines } from './checks/software.ts';
import { sourceLine } from './checks/source.ts';
import { strangerLines } from './checks/strangers.ts';
import { type ValidatorFacts, validatorLines } from './checks/validators.ts';
import type { DiskFacts, MachineFacts, SiteFacts } from './facts.ts';
import type { Line } from './line.ts';
import { neededPorts } from './needed-ports.ts';
import { servingInterfaces } from './serving.ts';

/** What was found for one site. */
export interface SiteFindings {
  readonly facts: SiteFacts;
  readonly revision: string;
  /** How many errors reading and linking found. */
  readonly errors: number;
  readonly files: SiteFiles;
  readonly programs: readonly ProgramRow[];
  /** Why none can be looked up, where that is so. */
  readonly secrets: readonly ListedSecret[] | string;
  readonly hosts: ReadonlySet<string>;
  readonly validators: readonly ValidatorFacts[];
  /** Null where nobody was asked. */
  readonly servers: readonly SearchResult[] | null;
}

/** Every line of the doctor, from facts alone; without a site, of this machine alone. */
export function examine(
  machine: MachineFacts,
  disks: readonly DiskFacts[],
  site: SiteFindings | null,
): readonly Line[] {
  const ports = neededPorts(site?.facts ?? null);
  const serving = site === null ? [] : servingInterfaces(machine.interfaces, site.facts);
  return [
    ...softwareLines(machine),
    privilegeLine(machine, ports),
    ...portLines(machine, ports, serving),
    ...(site === null ? [] : [sourceLine(site.revision, site.errors)]),
    ...(site === null ? [] : addressLines(machine, site.facts)),
    ...linkLines(machine, serving),
    ...(site === null ? [] : strangerLines(machine, site.facts)),
    ...firewallLines(machine, ports),
    ...(site === null ? [] : otherServerLines(site.servers, site.facts)),
    ...(site === null ? [] : fileLines(site.files)),
    ...(site === null ? [] : programLines(site.programs)),
    ...(site === null ? [] : secretLines(site.secrets, site.hosts)),
    ...(site === null ? [] : validatorLines(site.validators)),
    clockLine(machine),
    ...diskLines(disks),
  ];
}
