import { readFile } from 'node:fs/promises';
import type { Opened } from '../../pipeline/open.ts';
import type { Site } from '../../sot/model/types.ts';
import type { SiteFiles } from '../site-files.ts';
import { type Found, judgePrograms, type ProgramRow } from './judge.ts';
import { familyOf } from './packages.ts';
import { readProgram } from './read.ts';
import { type Wanted, wantedPrograms } from './wanted.ts';

/** The boot programs of a site's hosts, as this machine has them. */
export async function surveyPrograms(
  { model }: Opened,
  site: Site,
  { files, problems }: SiteFiles,
): Promise<readonly ProgramRow[]> {
  const wanted = wantedPrograms(model.hosts.filter((host) => host.site === site));
  const osRelease = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const found = new Map<Wanted, Found>();
  for (const one of wanted) found.set(one, await readProgram(one, files, problems));
  return judgePrograms(wanted, (one) => found.get(one)!, familyOf(osRelease));
}
