import type { Artifact, RenderedBoot } from '../render/artifact.ts';
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

/** The serving context in one line: what in these bytes is not in the source of truth. */
export function contextLine({ revision, urls, tokens }: Previewed): string {
  const token =
    tokens === 'keyed'
      ? 'tokens as `vaq boot` gives them'
      : 'the literal token `checkpoint` (there is no key here)';
  return `${revision}; served at ${urls.join(', ') || 'nowhere'}; ${token}`;
}

/** A preview as JSON, version 1 of the format. */
export function jsonPreview({ revision, boots, urls, tokens }: Previewed): string {
  const hosts = [...new Set(boots.map(({ host }) => host))].map((host) => ({
    name: host.name,
    site: host.site.id,
    boots: boots
      .filter((boot) => boot.host === host)
      .map(({ boot, artifacts }) => ({
        boot: boot.id,
        artifacts: (artifacts ?? []).map(({ path, url, kind, contentType, contentId, sha256, content }) => ({
          path,
          url,
          kind,
          contentType,
          contentId,
          sha256,
          content,
        })),
      })),
  }));
  return `${JSON.stringify({ formatVersion: 1, revision, context: { urls, tokens }, hosts }, null, 2)}\n`;
}
