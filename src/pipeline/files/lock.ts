import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Report, Sources } from '../../diagnostics/formats/format.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { compareDiagnostics } from '../../diagnostics/order.ts';
import { inside } from '../../files/build/inside.ts';
import { recipeDigest } from '../../files/build/recipe.ts';
import type { Cache } from '../../files/cache/cache.ts';
import { toCache } from '../../files/download/to-cache.ts';
import { hashFile } from '../../files/hash.ts';
import { planLock, type Update } from '../../files/lock/plan.ts';
import { lockText } from '../../files/lock/text.ts';
import { obtainAll } from '../../files/obtain.ts';
import type { Progress } from '../../files/progress.ts';
import { signatureProblem } from '../../files/signature/verify.ts';
import { fileLock } from '../../rules/file/lock.ts';
import type { StatedRevision } from '../../sot/links/pins.ts';
import { isOfSameOrigin, signerOf } from '../../sot/model/lock.ts';
import type { DeclaredFile, LockedFile, Model } from '../../sot/model/types.ts';
import { finding, within } from '../../sot/place.ts';
import { type Opened, openModel } from '../open.ts';
import { cannot, type Refusal, wrong } from '../refusal.ts';
import { reportOf } from '../report.ts';
import { userRemotes } from '../user.ts';
import { failureText } from './failure-text.ts';
import { lockLinks, pinnable, unpinnedLinks } from './lock-links.ts';
import { catalogsOf, filesCache, isElsewhere } from './places.ts';

/** Which source of truth is locked, and what of it anew. */
export interface LockWish {
  readonly sot: string | null;
  readonly cache: string | null;
  readonly update: 'all' | readonly string[];
  /** Whether the commands of files that are made may be run. */
  readonly build: boolean;
}

/** The text of one lock, and how it differs from what is there. */
export interface NewLock {
  /** Relative to the root of the source of truth. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly isChanged: boolean;
  readonly files: number;
  readonly links: number;
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
function ownCatalogs(opened: Opened): readonly Model[] {
  const hasLinks = pinnable(opened).length > 0;
  return catalogsOf(opened.model).filter(
    (catalog) =>
      !isElsewhere(catalog) &&
      ((catalog.declarations ?? []).length > 0 ||
        catalog.lock !== null ||
        (hasLinks && catalog === opened.model)),
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

/** Verifies the signature of a file that has to have one; null where it needs none. */
function signatureCheck(
  cache: Cache,
  root: string,
  { data: { sig } }: DeclaredFile,
): ((path: string) => Promise<string | null>) | null {
  if (sig === undefined) return null;
  return async (path) => {
    const signature = await toCache(cache, { url: sig.url, sha256: null, size: null });
    if (!signature.ok) return `its signature cannot be had: ${signature.message}`;
    const { minisign, keyring = '' } = sig;
    try {
      const signer =
        minisign === undefined ? { keyring: await inside(root, keyring, 'the keyring') } : { minisign };
      return await signatureProblem(path, cache.pathOf(signature.hashed.sha256), signer);
    } catch (error) {
      return (error as Error).message;
    }
  };
}

/** A file that comes from no URL, by a name that is none. */
function madeHere(file: DeclaredFile): { readonly file: DeclaredFile; readonly url: string } {
  return { file, url: `build:${file.path}` };
}

/** The recipe of each file that is made, by path, and a sentence for each that cannot be read. */
async function recipesOf(root: string, declarations: readonly DeclaredFile[]) {
  const recipes = new Map<string, string>();
  const problems: string[] = [];
  for (const { path, data } of declarations) {
    if (data.build === undefined) continue;
    try {
      recipes.set(path, await recipeDigest(root, data.build));
    } catch (error) {
      problems.push(`${path}: ${(error as Error).message}`);
    }
  }
  return { recipes, problems };
}

async function lockCatalog(opened: Opened, catalog: Model, wish: LockWish, progress: Progress) {
  const update: Update = wish.update === 'all' ? 'all' : new Set(wish.update);
  const root = join(opened.root, catalog.prefix);
  const { recipes, problems } = await recipesOf(root, catalog.declarations ?? []);
  const known = { update, recipes };
  const { kept, asked, inFolders, made } = planLock(
    catalog.declarations ?? [],
    catalog.lock,
    catalog.sites,
    known,
  );
  const failures: string[] = [...problems];
  const unpinned: string[] = [];
  const entries: LockedFile['data'][] = [...kept];
  const cache = filesCache(wish.cache);
  const wanted = [...asked, ...made.filter(({ path }) => recipes.has(path)).map(madeHere)];
  const wishes = wanted.map(({ file, url }) => ({
    name: `${catalog.prefix}${file.path}`,
    url,
    // The archive is locked too, and may be signed: it has to come, even where its member is there.
    sha256: file.data.extract === undefined ? (file.data.sha256?.toLowerCase() ?? null) : null,
    size: null,
    member: file.data.extract === undefined ? null : { name: file.data.extract, archive: null },
    check: signatureCheck(cache, root, file),
    build: file.data.build === undefined ? null : { root, build: file.data.build, isAllowed: wish.build },
  }));
  const obtained = await obtainAll(cache, wishes, { progress });
  for (const [index, { file }] of wanted.entries()) {
    const result = obtained[index]!;
    const { path, data } = file;
    if (!result.ok) {
      failures.push(failureText(path, result, 'lock'));
      entries.push(...stillLocked(file, catalog));
    } else if (contradiction(file, result.sha256) !== null)
      failures.push(contradiction(file, result.sha256)!);
    else {
      const { sha256, size, archive } = result;
      entries.push({
        path,
        ...(data.url !== undefined && { url: data.url }),
        ...(data.extract !== undefined && { extract: data.extract }),
        ...(data.sig !== undefined && { signed_by: signerOf(data)! }),
        ...(recipes.has(path) && { build: recipes.get(path)! }),
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
  const isAnew = ({ name: called }: StatedRevision) => update === 'all' || update.has(called);
  const linked =
    catalog === opened.model ? await lockLinks(opened, userRemotes(), isAnew) : { links: [], failures: [] };
  failures.push(...linked.failures);
  const text = lockText(entries, linked.links);
  const pins = { files: entries.length, links: linked.links.length };
  const isNeeded = pins.files + pins.links > 0 || catalog.lock !== null;
  const isChanged = opened.tree.texts.get(name) !== text && isNeeded;
  const path = join(opened.root, name);
  return { lock: { name, path, text, isChanged, ...pins }, failures, unpinned };
}

function unknownPath(opened: Opened, paths: LockWish['update']): Refusal | null {
  if (paths === 'all') return null;
  const files = ownCatalogs(opened).flatMap(({ declarations }) =>
    (declarations ?? []).map(({ path }) => path),
  );
  const declared = [...files, ...pinnable(opened).map(({ name }) => name)];
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
  const refusal = unknownPath(opened, wish.update);
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

/** A finding for each file whose command, or what that reads, is not what the lock has. */
async function changedRecipes(opened: Opened): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const catalog of ownCatalogs(opened)) {
    const declarations = catalog.declarations ?? [];
    const { recipes } = await recipesOf(join(opened.root, catalog.prefix), declarations);
    for (const { path, data, place } of declarations) {
      const locked = catalog.lock?.files.find((file) => file.data.path === path)?.data.build;
      if (data.build === undefined || locked === undefined || locked === recipes.get(path)) continue;
      const message = `what makes \`${path}\` has changed since it was locked; run \`vaq lock --build\``;
      found.push(finding(within(place, 'build'), { ruleId: fileLock.id, message }));
    }
  }
  return found;
}

/** What is wrong with the locks of a source of truth, for CI: nothing is asked of anybody, and nothing written. */
export async function checkLocks(location: {
  readonly sot: string | null;
  readonly ref: string | null;
}): Promise<
  | {
      readonly ok: true;
      readonly report: Report;
      readonly sources: Sources;
      readonly files: number;
      readonly links: number;
    }
  | Refusal
> {
  const result = await openModel(location);
  if (!result.ok) return cannot(result.message);
  const { model, tree, diagnostics } = result.value;
  const ofFiles = diagnostics.filter(({ file }) => /(?:^|\/)(?:files\.ya?ml|vaq\.lock)$/.test(file));
  const links = unpinnedLinks(result.value);
  const catalogs = catalogsOf(model);
  // Without a lock nothing is wrong yet, but it is not what is checked for here.
  const found = catalogs
    .flatMap((catalog) => [...fileLock.check(catalog)])
    .map((one) => ({ ...one, severity: 'error' as const }));
  const changed = model.revision.kind === 'work-tree' ? await changedRecipes(result.value) : [];
  const all = [...ofFiles, ...found, ...changed, ...links].sort(compareDiagnostics);
  const files = catalogs.reduce((sum, { lock }) => sum + (lock?.files.length ?? 0), 0);
  const sources: Sources = (file) => tree.texts.get(file) ?? null;
  const report = reportOf(model, all, model.hosts.length, 0);
  return { ok: true, report, sources, files, links: pinnable(result.value).length };
}
