import type { Artifact, RenderedBoot } from '../render/artifact.ts';
import { isUnstated } from '../render/context.ts';
import type { Previewed } from './preview.ts';

function artifactsOf(
  boots: readonly RenderedBoot[],
): readonly { readonly boot: RenderedBoot; readonly artifact: Artifact }[] {
  return boots.flatMap((boot) => (boot.artifacts ?? []).map((artifact) => ({ boot, artifact })));
}

/** Every artifact as `text` writes it, each under a title that begins a line. */
export function titled({ boots }: Previewed, text: (artifact: Artifact) => string): string {
  return artifactsOf(boots)
    .map(({ boot, artifact }) => {
      const title = `==> ${boot.host.label} ${boot.boot.id} ${artifact.path} <==`;
      const body = text(artifact);
      return `${title}\n${body}${body.endsWith('\n') ? '' : '\n'}`;
    })
    .join('\n');
}

/** The artifacts as they are: one alone is bare, several are titled. */
export function plainPreview(previewed: Previewed): string {
  const all = artifactsOf(previewed.boots);
  return all.length === 1 ? all[0]!.artifact.content : titled(previewed, ({ content }) => content);
}

/** What is said where no address of the service is known. */
const UNSTATED =
  'nothing states the address of the service, so that `vaq.invalid` stands in its place; `vaq boot` takes that of its interface, and `--addr ADDRESS` shows the very bytes';

/** The serving context in one line, what in these bytes is not in the source of truth; and one more where a part of it is not known. */
export function contextLine({ revision, urls, tokens, revealed }: Previewed): string {
  const token =
    tokens === 'keyed'
      ? 'tokens as `vaq boot` gives them'
      : 'the literal token `checkpoint` (there is no key here)';
  const line = `${revision}; served at ${urls.join(', ') || 'nowhere'}; ${token}${revealed ? '; with the texts of secrets' : ''}`;
  return urls.some(isUnstated) ? `${line}\n${UNSTATED}` : line;
}

/** Where each line of an artifact came from, with the keys that supplied its values; nothing where it was not asked for. */
function linesOf({ origins }: Artifact): { readonly lines?: readonly object[] } {
  if (origins === undefined) return {};
  return { lines: origins.map(({ file, line, values }) => ({ file, line, values: values?.() ?? [] })) };
}

/** A preview as JSON, version 1 of the format; with where each line came from if the artifacts say it. */
export function jsonPreview({ revision, boots, urls, tokens }: Previewed): string {
  const hosts = [...new Set(boots.map(({ host }) => host))].map((host) => ({
    name: host.name,
    site: host.site.id,
    boots: boots
      .filter((boot) => boot.host === host)
      .map(({ boot, artifacts }) => ({
        boot: boot.id,
        artifacts: (artifacts ?? []).map((artifact) => {
          const { path, url, kind, contentType, contentId, sha256, content } = artifact;
          return { path, url, kind, contentType, contentId, sha256, content, ...linesOf(artifact) };
        }),
      })),
  }));
  return `${JSON.stringify({ formatVersion: 1, revision, context: { urls, tokens }, hosts }, null, 2)}\n`;
}
