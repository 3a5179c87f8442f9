import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Report, Sources } from '../../diagnostics/formats/format.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { compareDiagnostics } from '../../diagnostics/order.ts';
import { hashFile } from '../../files/hash.ts';
import { planLock, type Update } from '../../files/lock/plan.ts';
import { lockText } from '../../files/lock/text.ts';
import { obtainAll } from '../../files/obtain.ts';
import type { Progress } from '../../files/progress.ts';
import { fileLock } from '../../rules/file/lock.ts';
import { isOfSameOrigin } from '../../sot/model/lock.ts';
import type { DeclaredFile, LockedFile, Model } from '../../sot/model/types.ts';
import { type Opened, openModel } from '../open.ts';
import { cannot, type Refusal, wrong } from '../refusal.ts';
import { reportOf } from '../report.ts';
import { catalogsOf, filesCache, isElsewhere } from './places.ts';

/** Which source of truth is locked, and what of it anew. */
export interface LockWish {
  readonly sot: string | null;
  readonly cache: string | null;
  readonly update: 'all' | readonly string[];
}

/** The text of one lock, and how it differs from what is there. */
export interface NewLock {
  /** Relative to the root of the source of truth. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly isChanged: boolean;
  readonly files: number;
}

/** The new locks, and a sentence for each file that is not in them. */
export type LockMade =
  | {
      readonly ok: true;
      readonly locks: readonly NewLock[];
      readonly failures: readonly string[];
      /** Files without a URL that lie in no folder of a site. */
      readonly unpinned: readonly string[];
    }
  | Refusal;

/** The sources of truth that have files.yml of their own here. */
function ownCatalogs({ model }: Opened): readonly Model[] {
  return catalogsOf(model).filter(
    (catalog) => !isElsewhere(catalog) && ((catalog.declarations ?? []).length > 0 || catalog.lock !== null),
  );
}

/** A file as a folder of some site has it; null where none does. */
async function inFolder(file: DeclaredFile, folders: readonly string[]): Promise<LockedFile['data'] | null> {
  for (const folder of folders) {
    const path = resolve(folder, file.path);
    if (!existsSync(path)) continue;
    const { sha256, identity } = await hashFile(path);
    return { path: file.path, sha256, size: Number(identity.size) };
  }
  return null;
}

function foldersOf({ model, root }: Opened): readonly string[] {
  return model.sites.flatMap(({ data }) => {
    const stated = data.service?.files;
    return typeof stated === 'string' ? [resolve(root, stated)] : [];
  });
}

/** Why a file that was found cannot be locked; null where it can. */
function contradiction({ path, data }: DeclaredFile, found: string): string | null {
  const declared = data.sha256?.toLowerCase();
  if (declared === undefined || declared === found) return null;
  return `${path}: its SHA-256 is ${found}, and files.yml declares ${declared}`;
}

/** What the lock has of a file that cannot be asked for now. */
function stillLocked({ path, data }: DeclaredFile, { lock }: Model): readonly LockedFile['data'][] {
  const found = lock?.files.find((file) => file.data.path === path)?.data;
  return found !== undefined && isOfSameOrigin(data, found) ? [found] : [];
}

async function lockCatalog(opened: Opened, catalog: Model, wish: LockWish, progress: Progress) {
  const update: Update = wish.update === 'all' ? 'all' : new Set(wish.update);
  const { kept, asked, inFolders } = planLock(
    catalog.declarations ?? [],
    catalog.lock,
    catalog.sites,
    update,
  );
  const failures: string[] = [];
  const unpinned: string[] = [];
  const entries: LockedFile['data'][] = [...kept];
  const wishes = asked.map(({ file, url }) => ({
    name: `${catalog.prefix}${file.path}`,
    url,
    sha256: file.data.sha256?.toLowerCase() ?? null,
    size: null,
    member: file.data.extract === undefined ? null : { name: file.data.extract, archive: null },
  }));
  const obtained = await obtainAll(filesCache(wish.cache), wishes, { progress });
  for (const [index, { file }] of asked.entries()) {
    const result = obtained[index]!;
    const { path, data } = file;
    if (!result.ok) {
      failures.push(`${path}: ${result.message}`);
      entries.push(...stillLocked(file, catalog));
    } else {
      const { sha256, size, archive } = result;
      entries.push({
        path,
        ...(data.url !== undefined && { url: data.url }),
        ...(data.extract !== undefined && { extract: data.extract }),
        ...(archive !== null && { archive_sha256: archive.sha256, archive_size: archive.size }),
        sha256,
        size,
      });
    }
  }
  for (const file of inFolders) {
    const found = await inFolder(file, foldersOf(opened)).catch((error: Error) => error);
    if (found === null) unpinned.push(`${catalog.prefix}${file.path}`);
    else if (found instanceof Error) failures.push(`${file.path}: it cannot be read: ${found.message}`);
    else {
      const wrongPin = contradiction(file, found.sha256);
      if (wrongPin === null) entries.push(found);
      else failures.push(wrongPin);
    }
  }
  const name = `${catalog.prefix}vaq.lock`;
  const text = lockText(entries);
  const isChanged = opened.tree.texts.get(name) !== text && (entries.length > 0 || catalog.lock !== null);
  const path = join(opened.root, name);
  return { lock: { name, path, text, isChanged, files: entries.length }, failures, unpinned };
}

function unknownPath(catalogs: readonly Model[], paths: LockWish['update']): Refusal | null {
  if (paths === 'all') return null;
  const declared = catalogs.flatMap(({ declarations }) => (declarations ?? []).map(({ path }) => path));
  const unknown = paths.find((path) => !declared.includes(path));
  if (unknown === undefined) return null;
  const meant = nearest(unknown, declared);
  const help = meant === null ? '' : `; did you mean \`${meant}\`?`;
  return wrong(`\`${unknown}\` is not declared in files.yml${help}`);
}

/** Resolves each declared file of the work tree to its digest and size; what the lock has already is not asked for again. */
export async function makeLocks(wish: LockWish, progress: Progress): Promise<LockMade> {
  const result = await openModel({ sot: wish.sot, ref: null });
  if (!result.ok) return cannot(result.message);
  const opened = result.value;
  if (opened.model.revision.kind !== 'work-tree')
    return cannot('a lock is written beside files.yml: name a folder by --sot, not a repository elsewhere');
  const catalogs = ownCatalogs(opened);
  const broken = catalogsOf(opened.model).find(
    (catalog) => !isElsewhere(catalog) && catalog.declarations === null,
  );
  if (broken !== undefined)
    return cannot(`${broken.prefix}files.yml has errors, which \`vaq validate\` shows; nothing is locked`);
  const refusal = unknownPath(catalogs, wish.update);
  if (refusal !== null) return refusal;
  const made = [];
  for (const catalog of catalogs) made.push(await lockCatalog(opened, catalog, wish, progress));
  return {
    ok: true,
    locks: made.map(({ lock }) => lock),
    failures: made.flatMap(({ failures }) => failures),
    unpinned: made.flatMap(({ unpinned }) => unpinned),
  };
}

/** What is wrong with the locks of a source of truth, for CI: nothing is asked of anybody, and nothing written. */
export async function checkLocks(location: {
  readonly sot: string | null;
  readonly ref: string | null;
}): Promise<
  { readonly ok: true; readonly report: Report; readonly sources: Sources; readonly files: number } | Refusal
> {
  const result = await openModel(location);
  if (!result.ok) return cannot(result.message);
  const { model, tree, diagnostics } = result.value;
  const ofFiles = diagnostics.filter(({ file }) => /(?:^|\/)(?:files\.ya?ml|vaq\.lock)$/.test(file));
  const catalogs = catalogsOf(model);
  // Without a lock nothing is wrong yet, but it is not what is checked for here.
  const found = catalogs
    .flatMap((catalog) => [...fileLock.check(catalog)])
    .map((one) => ({ ...one, severity: 'error' as const }));
  const all = [...ofFiles, ...found].sort(compareDiagnostics);
  const files = catalogs.reduce((sum, { lock }) => sum + (lock?.files.length ?? 0), 0);
  const sources: Sources = (file) => tree.texts.get(file) ?? null;
  return { ok: true, report: reportOf(model, all, model.hosts.length, 0), sources, files };
}
