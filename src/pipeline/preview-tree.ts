import type { Artifact, RenderedBoot } from '../render/artifact.ts';
import type { Previewed } from './preview.ts';

/** The name of the file that says what else vaq has written beside it. */
export const MANIFEST = 'manifest.json';

/** Files by their paths below a folder, with the text of the manifest that lists them. */
export interface PreviewTree {
  readonly files: ReadonlyMap<string, string>;
  readonly manifest: string;
}

/** What a manifest says of one file. */
interface Listed {
  readonly contentId: string;
  readonly sha256: string | null;
  readonly bytes: number;
}

/** Names that Windows keeps for devices, with or without an ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i;

function percent(char: string): string {
  return [...Buffer.from(char)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

/** A name as one part of a path on every system: what would lead elsewhere, or be another name there, is percent-encoded. */
export function pathPart(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]/gu, percent);
  return (
    plain
      .replace(DEVICE, (word) => percent(word[0]!) + word.slice(1))
      .replace(/^\.+$|\.$/, (dots) => '%2E'.repeat(dots.length)) || '%'
  );
}

function pathOf({ host, boot }: RenderedBoot, { path }: Artifact): string {
  return [host.site.id, host.name, boot.id, path].map(pathPart).join('/');
}

/** The artifacts as a tree `<site>/<host>/<boot>/<artifact>`, the same for the same preview. */
export function previewTree({ revision, urls, tokens, boots }: Previewed): PreviewTree {
  const files = new Map<string, string>();
  const listed = new Map<string, Listed>();
  for (const boot of boots) {
    for (const artifact of boot.artifacts ?? []) {
      const { content, contentId, sha256 } = artifact;
      const path = pathOf(boot, artifact);
      files.set(path, content);
      listed.set(path, { contentId, sha256, bytes: Buffer.byteLength(content) });
    }
  }
  const sorted = Object.fromEntries([...listed].sort(([a], [b]) => (a < b ? -1 : 1)));
  const record = { formatVersion: 1, revision, context: { urls, tokens }, files: sorted };
  return { files, manifest: `${JSON.stringify(record, null, 2)}\n` };
}

/** The paths that a manifest lists; null where a text is no manifest, or lists what lies outside its folder. */
export function manifestPaths(text: string): readonly string[] | null {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof record !== 'object' || record === null) return null;
  const { formatVersion, files } = record as { readonly formatVersion?: unknown; readonly files?: unknown };
  if (formatVersion !== 1 || typeof files !== 'object' || files === null) return null;
  const paths = Object.keys(files);
  return paths.every(
    (path) =>
      path.split('/').length === 4 && path.split('/').every((part) => pathPart(decoded(part)) === part),
  )
    ? paths
    : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '/';
  }
}
