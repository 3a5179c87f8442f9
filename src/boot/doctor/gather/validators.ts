import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { toolFor } from '../../../pipeline/external/tools.ts';
import type { Host } from '../../../sot/model/types.ts';
import type { ValidatorFacts } from '../checks/validators.ts';

async function isInstalled(command: string): Promise<boolean> {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = await Promise.all(
    folders.map((folder) =>
      access(join(folder, command), constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}

/** The tools of others for the kinds that these hosts' boots have. */
export async function gatherValidators(hosts: readonly Host[]): Promise<readonly ValidatorFacts[]> {
  const boots = hosts.flatMap(({ workflow }) => workflow?.boots ?? []);
  const kinds = new Set(boots.flatMap(({ unattended }) => unattended?.kind ?? []));
  const tools = [...kinds].sort().flatMap((kind) => toolFor(kind) ?? []);
  return Promise.all(
    tools.map(async ({ command, kind, origin }) => ({
      command,
      kind,
      origin,
      isInstalled: await isInstalled(command),
    })),
  );
}
