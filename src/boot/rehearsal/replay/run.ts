import { readFile } from 'node:fs/promises';
import { type Location, withSot } from '../../../pipeline/open.ts';
import { cannot, type Refusal, wrong } from '../../../pipeline/refusal.ts';
import { select } from '../../../pipeline/select.ts';
import { openRehearsal, type RehearsalWish } from '../rehearsal.ts';
import { replayedJson, replayedLine } from './formats.ts';
import { readCapture } from './read.ts';
import { replay } from './replay.ts';

/** What is to be answered, for whom. */
export interface ReplayRequest extends Omit<RehearsalWish, 'named'> {
  readonly location: Location;
  readonly file: string;
  readonly site: string | null;
  /** Who would be installed; everybody where nobody is named. */
  readonly hosts: readonly string[];
  readonly format: 'human' | 'json';
}

/** Where lines go; talk is beside the data. */
export interface ReplayWorld {
  readonly data: (text: string) => void;
  readonly talk: (text: string) => void;
}

/** Answers a capture offline and writes what would have been said; no socket is opened, and nothing is recorded. */
export async function replayFile(
  request: ReplayRequest,
  { data, talk }: ReplayWorld,
): Promise<{ readonly ok: true } | Refusal> {
  const { file, location, site: siteId, hosts: words, format } = request;
  const bytes = await readFile(file).catch((error: Error) => error.message);
  if (typeof bytes === 'string') return cannot(`${file} cannot be read: ${bytes}`);
  const { frames, problem } = readCapture(new Uint8Array(bytes));
  const result = await withSot(
    location,
    async (opened, sandbox): Promise<{ readonly ok: true } | Refusal> => {
      const { sites, hosts } = opened.model;
      const ids = sites.map(({ id }) => id);
      const site =
        sites.find(({ id }) => id === siteId) ?? (siteId === null && sites.length === 1 ? sites[0] : null);
      if (site === null || site === undefined)
        return wrong(
          siteId === null
            ? `there are several sites; say which with --site: ${ids.join(', ')}`
            : `the site \`${siteId}\` does not exist; there are ${ids.join(', ')}`,
        );
      const selected = select(opened.model, { hosts: words, site: site.id });
      if (!selected.ok) return wrong(selected.message);
      const named = new Set(selected.hosts.map(({ label }) => label));
      const served = hosts.filter((host) => host.site.id === site.id);
      const rehearsal = await openRehearsal(opened, sandbox, site, served, {
        ...request,
        named,
        isReadOnly: true,
      });
      if (!rehearsal.ok) return rehearsal;
      const whom = words.length === 0 ? 'every host' : words.join(', ');
      talk(`${opened.model.revision.label}; as if ${whom} of ${site.id} might be installed; nothing is sent`);
      for await (const one of replay(rehearsal, frames))
        data(format === 'json' ? replayedJson(one) : replayedLine(one));
      return { ok: true };
    },
  );
  if (!result.ok) return cannot(result.message);
  if (!result.value.ok) return result.value;
  return problem === null ? { ok: true } : cannot(`${file}: ${problem}`);
}
