import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { decodeText } from '../documents/text.ts';
import { parseYaml } from '../documents/yaml.ts';
import { classify } from '../layout.ts';
import { finding, type Place } from '../place.ts';
import { labelOf } from '../source/resolve-revision.ts';
import type { Source } from '../source/source.ts';
import { movingRef } from './findings.ts';
import { isSameRevision, type Pin, type StatedRevision } from './pins.ts';

/** A site that is read at a release: from which source, and what stands before its paths in findings. */
export interface PinnedSite {
  readonly source: Source;
  readonly prefix: string;
  readonly tag: string;
  /** The revision for people. */
  readonly label: string;
}

/** The sites that are pinned, by folder, and what was found on the way. */
export interface Releases {
  readonly sites: ReadonlyMap<string, PinnedSite>;
  readonly diagnostics: readonly Diagnostic[];
  readonly stated: readonly StatedRevision[];
}

/** The `release_tag` of a site's document, with its place. */
async function tagOf(
  source: Source,
  path: string,
): Promise<{ readonly tag: string; readonly place: Place } | null> {
  const content = await source.read(path);
  const decoded = content.ok ? decodeText(path, content.bytes) : content;
  // Most sites have none, and need not be read twice.
  if (!decoded.ok || !decoded.text.includes('release_tag')) return null;
  const document = parseYaml(path, decoded.text).documents.find(({ value }) => value !== null);
  const tag = (document?.value as { readonly release_tag?: unknown } | null | undefined)?.release_tag;
  if (document === undefined || typeof tag !== 'string' || tag === '') return null;
  return { tag, place: { document, path: ['release_tag'] } };
}

/** Opens the release of every site that has a `release_tag`. A site whose release cannot be had is read as it lies here. */
export async function pinnedSites(
  source: Source,
  paths: readonly string[],
  pins: readonly Pin[] = [],
): Promise<Releases> {
  const sites = new Map<string, PinnedSite>();
  const diagnostics: Diagnostic[] = [];
  const revisions: StatedRevision[] = [];
  for (const path of paths) {
    const file = classify(path);
    if (file?.class !== 'env') continue;
    const stated = await tagOf(source, path);
    if (stated === null) continue;
    const { tag, place } = stated;
    const pin = pins.find((one) => isSameRevision(one, { url: null, ref: tag })) ?? null;
    const release = await source.repository?.at(pin?.commit ?? tag);
    const commit = release?.ok ? release.source.revision.commit : null;
    revisions.push({ url: null, ref: tag, name: tag, place, commit, pin });
    const problem = (message: string, fix: string | null): number =>
      diagnostics.push(finding(place, { ruleId: 'link/unknown-release', message, fix }));
    if (release === undefined)
      problem(`the release \`${tag}\` cannot be read here: there is no repository`, null);
    else if (!release.ok) problem(`the site cannot be read at its release: ${release.why}`, release.nearest);
    else {
      const listed = await release.source.list();
      if (!listed.some((name) => name.startsWith(`sites/${file.site}/`))) {
        problem(`the release \`${tag}\` has no \`sites/${file.site}/\``, null);
        continue;
      }
      if (release.moves) diagnostics.push(movingRef(place, tag, commit!));
      const label = labelOf(tag, commit!);
      sites.set(file.site, { source: release.source, prefix: `release:${tag}/`, tag, label });
    }
  }
  return { sites, diagnostics, stated: revisions };
}
