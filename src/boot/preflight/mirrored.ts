import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { mirrorBase } from '../../files/mirror-url.ts';
import type { DeclaredFile } from '../../sot/model/types.ts';
import { finding, within } from '../../sot/place.ts';
import { Mirror } from '../files/mirror/mirror.ts';
import { readiness, type ServableFile } from '../files/ready.ts';

/** What is wanted of a mirror before the first machine is answered. */
export interface MirrorNeeds {
  /** What a boot of this session loads: where it cannot be had, nothing is served. */
  readonly boots: ReadonlySet<string>;
  /** Boot programs: TFTP clients do not wait for another server. */
  readonly programs: ReadonlySet<string>;
}

/** The declared files by path, as a mirror has them; what this session surely needs is fetched at once, the rest when it is asked for. */
export async function findMirrored(
  { url, folder }: { readonly url: string; readonly folder: string },
  declared: Iterable<DeclaredFile>,
  { boots, programs }: MirrorNeeds,
): Promise<{
  readonly files: ReadonlyMap<string, ServableFile>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const base = mirrorBase(url);
  const mirror = base === null ? null : new Mirror({ url: base, folder });
  const problems = await Promise.all(
    [...declared].map(async (one) => {
      const { path, sha256, place } = one;
      const file = mirror?.file(path, sha256);
      const problem = await problemOf(file, url, boots.has(path) || programs.has(path));
      const severity = boots.has(path) ? ('error' as const) : ('warning' as const);
      const message = `${path}: ${problem}`;
      const found =
        problem === null
          ? []
          : [finding(within(place, 'path'), { ruleId: 'file/missing', severity, message })];
      return { path, file, found };
    }),
  );
  const files = problems.flatMap(({ path, file }) => (file === undefined ? [] : [[path, file] as const]));
  return { files: new Map(files), diagnostics: problems.flatMap(({ found }) => found) };
}

async function problemOf(
  file: ServableFile | undefined,
  url: string,
  isNeeded: boolean,
): Promise<string | null> {
  if (file === undefined)
    return `the mirror's url \`${url}\` is not an \`http://\` or \`https://\` URL without a query`;
  if (!isNeeded) return null;
  const ready = await readiness(file);
  return ready.ok ? null : ready.message;
}
