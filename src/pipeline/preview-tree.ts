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

function partsOf({ host, boot }: RenderedBoot, { path }: Artifact): readonly string[] {
  return [host.site.id, host.name, boot.id, path].map(pathPart);
}

/** A part whose capitals are encoded, for a name from which another differs in nothing but case. */
function withoutCapitals(part: string): string {
  return part.replace(/%[0-9A-F]{2}|[A-Z]/g, (text) => (text.length === 1 ? percent(text) : text));
}

/**
 * Paths of these parts that stay apart where a file system takes capitals and small letters for the same, as on Windows
 * and macOS: in one folder, names that differ in nothing else have their capitals encoded.
 */
function apart(all: readonly (readonly string[])[]): readonly string[] {
  const spellings = new Map<string, Set<string>>();
  const above = (parts: readonly string[], index: number): string => parts.slice(0, index + 1).join('/');
  for (const parts of all)
    for (const index of parts.keys()) {
      const folded = above(parts, index).toLowerCase();
      spellings.set(folded, (spellings.get(folded) ?? new Set()).add(parts[index]!));
    }
  return all.map((parts) =>
    parts
      .map((part, index) =>
        spellings.get(above(parts, index).toLowerCase())!.size > 1 ? withoutCapitals(part) : part,
      )
      .join('/'),
  );
}

/** The artifacts as a tree `<site>/<host>/<boot>/<artifact>`, the same for the same preview. */
export function previewTree({ revision, urls, tokens, boots }: Previewed): PreviewTree {
  const files = new Map<string, string>();
  const listed = new Map<string, Listed>();
  const all = boots.flatMap((boot) =>
    (boot.artifacts ?? []).map((artifact) => ({ artifact, parts: partsOf(boot, artifact) })),
  );
  const paths = apart(all.map(({ parts }) => parts));
  for (const [index, { artifact }] of all.entries()) {
    const { content, contentId, sha256 } = artifact;
    const path = paths[index]!;
    files.set(path, content);
    listed.set(path, { contentId, sha256, bytes: Buffer.byteLength(content) });
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
  return paths.every((path) => path.split('/').length === 4 && path.split('/').every(isPathPart))
    ? paths
    : null;
}

function isPathPart(part: string): boolean {
  const plain = pathPart(decoded(part));
  return plain === part || withoutCapitals(plain) === part;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '/';
  }
}
