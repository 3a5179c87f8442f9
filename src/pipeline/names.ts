import { CHECKABLES } from '../kinds/checkable.ts';
import type { Model } from '../sot/model/types.ts';
import { gitIn } from '../sot/source/git.ts';
import type { Candidate } from '../terminal/completion/candidates.ts';
import type { NameKind } from '../terminal/completion/sources.ts';
import { STARTERS } from './init/systems.ts';
import { findFolder, type Location } from './locate.ts';
import { openModel } from './open.ts';
import { ruleIds } from './rule-pages.ts';

const IN_MODEL: Readonly<Partial<Record<NameKind, (model: Model) => Iterable<Candidate>>>> = {
  boots: ({ boots }) => [...boots.values()].map(({ id, data }) => ({ value: id, about: data.name ?? '' })),
  clusters: ({ hosts }) => [...new Set(hosts.map(({ cluster }) => cluster))].sort().map(bare),
  declared: ({ files }) => [...files.keys()].map(bare),
  hosts: ({ hosts }) => hosts.map(nameOfHost),
  sites: ({ sites }) => sites.map(({ id, data }) => ({ value: id, about: data.name ?? '' })),
  workflows: ({ workflows }) => [...workflows.keys()].map(bare),
};

function bare(value: string): Candidate {
  return { value, about: '' };
}

/** The name alone where no other site has it, so that it can be typed at once; what it goes through is what it is about. */
function nameOfHost(
  { name, label, site, workflow }: Model['hosts'][number],
  _: number,
  all: Model['hosts'],
): Candidate {
  const isAlone = all.every((other) => other.name !== name || other.site === site);
  return { value: isAlone ? name : label, about: workflow?.id ?? '' };
}

/** Branches and tags of the repository in which the source of truth lies. */
async function revisions(sot: string | null): Promise<readonly Candidate[]> {
  const folder = await findFolder(sot);
  if (!folder.ok) return [];
  const git = gitIn({ folder: folder.value, gitDir: null });
  const listed = await git.raw([
    'for-each-ref',
    '--format=%(refname:short)',
    'refs/heads',
    'refs/tags',
    'refs/remotes',
  ]);
  return listed
    .split('\n')
    .filter((name) => name !== '')
    .map(bare);
}

/**
 * The names of what is there, for a shell to complete. Nothing is fetched, and what is wrong with a file is passed over:
 * what cannot be known has no names.
 */
export async function namesOf(kind: NameKind, { sot, ref }: Location): Promise<readonly Candidate[]> {
  try {
    if (kind === 'rules') return ruleIds().map(bare);
    if (kind === 'kinds') return CHECKABLES.map(({ name }) => bare(name));
    if (kind === 'systems') return STARTERS.map(({ id, does }) => ({ value: id, about: does }));
    if (kind === 'revisions') return await revisions(sot);
    const opened = await openModel({ sot, ref, isOffline: true });
    return opened.ok ? [...(IN_MODEL[kind]?.(opened.value.model) ?? [])] : [];
  } catch {
    return [];
  }
}
