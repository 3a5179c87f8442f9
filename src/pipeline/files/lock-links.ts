import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { RemoteOpener } from '../../sot/links/open-link.ts';
import {
  isCommit,
  isSameRevision,
  notPinned,
  revisionText,
  type StatedRevision,
} from '../../sot/links/pins.ts';
import type { LockDocument } from '../../sot/schema/generated/types.ts';
import type { Opened } from '../open.ts';

/** An entry of the lock for a revision. */
export type LockedLink = NonNullable<LockDocument['links']>[number];

/** The revisions of a source of truth that need a pin, each once. */
export function pinnable({ tree }: Pick<Opened, 'tree'>): readonly StatedRevision[] {
  const named = tree.stated.filter((one) => !isCommit(one));
  return named.filter((one, index) => named.findIndex((other) => isSameRevision(one, other)) === index);
}

/** Where a revision leads now, whatever the lock says. */
async function ask(
  { url, ref }: StatedRevision,
  { source }: Opened,
  remotes: RemoteOpener,
): Promise<{ readonly commit: string } | { readonly why: string }> {
  if (url !== null) {
    const opened = await remotes.open({ url, ref });
    return opened.ok ? { commit: opened.source.revision.commit! } : { why: opened.diagnostic.message };
  }
  const at = await source?.repository?.at(ref ?? 'HEAD');
  if (at === undefined) return { why: 'there is no repository here' };
  return at.ok ? { commit: at.source.revision.commit! } : { why: at.why };
}

/** The pins of a new lock, and a sentence for each revision that leads nowhere. What is pinned stays, but for `isAnew`. */
export async function lockLinks(
  opened: Opened,
  remotes: RemoteOpener,
  isAnew: (stated: StatedRevision) => boolean,
): Promise<{ readonly links: readonly LockedLink[]; readonly failures: readonly string[] }> {
  const links: LockedLink[] = [];
  const failures: string[] = [];
  for (const stated of pinnable(opened)) {
    const { url, ref, pin } = stated;
    const found = pin === null || isAnew(stated) ? await ask(stated, opened, remotes) : pin;
    if ('why' in found) failures.push(`${revisionText(stated)}: ${found.why}`);
    const commit = 'why' in found ? pin?.commit : found.commit;
    if (commit !== undefined)
      links.push({ ...(url !== null && { url }), ...(ref !== null && { ref }), commit });
  }
  return { links, failures };
}

/** A finding for each revision that the lock does not pin. */
export function unpinnedLinks(opened: Opened): readonly Diagnostic[] {
  return pinnable(opened)
    .filter(({ pin }) => pin === null)
    .map(notPinned);
}
