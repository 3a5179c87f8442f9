import { join } from 'node:path';
import { nearest } from '../../diagnostics/nearest.ts';
import type { BuildWish } from '../../files/build/build.ts';
import { type FileWish, type Member, obtainAll } from '../../files/obtain.ts';
import { originOf } from '../../files/origin.ts';
import type { Progress } from '../../files/progress.ts';
import type { DeclaredFile, Model } from '../../sot/model/types.ts';
import { openModel } from '../open.ts';
import { cannot, type Refusal, wrong } from '../refusal.ts';
import { failureText } from './failure-text.ts';
import { catalogsOf, filesCache, isElsewhere } from './places.ts';

/** Which files are to be in the cache: all of a source of truth, or those of these paths. */
export interface FetchWish {
  readonly sot: string | null;
  readonly ref: string | null;
  readonly cache: string | null;
  readonly paths: readonly string[];
  /** Whether the commands of files that are made may be run. */
  readonly build: boolean;
}

/** What has come of it, in numbers, and a sentence for each file that is not there. */
export type Fetched =
  | {
      readonly ok: true;
      readonly folder: string;
      readonly files: number;
      readonly bytes: number;
      readonly kept: number;
      readonly fetched: number;
      readonly mended: number;
      readonly made: number;
      readonly failures: readonly string[];
    }
  | Refusal;

function unpinned(catalog: Model, { path }: DeclaredFile): string {
  const where = isElsewhere(catalog) ? 'run `vaq lock` in its repository' : 'run `vaq lock`';
  return `${catalog.prefix}${path}: nothing says what its bytes are; ${where}`;
}

function memberOf({ data, archive }: DeclaredFile): Member | null {
  return data.extract === undefined ? null : { name: data.extract, archive };
}

function buildOf(
  root: string,
  { prefix }: Model,
  { data }: DeclaredFile,
  isAllowed: boolean,
): BuildWish | null {
  return data.build === undefined ? null : { root: join(root, prefix), build: data.build, isAllowed };
}

/** Brings every declared file that has an origin into the cache, and checks what is there. */
export async function fetchFiles(wish: FetchWish, progress: Progress): Promise<Fetched> {
  const opened = await openModel(wish);
  if (!opened.ok) return cannot(opened.message);
  const { model, bundle } = opened.value;
  if (bundle !== null) return wrong(`\`${bundle.path}\` has its files in it: nothing is to be fetched`);
  if (wish.build && model.revision.kind !== 'work-tree')
    return wrong('files are made in the work tree: leave out --ref, or --build');
  const catalogs = catalogsOf(model);
  const broken = catalogs.find(({ declarations }) => declarations === null);
  if (broken !== undefined)
    return cannot(`${broken.prefix}files.yml has errors, which \`vaq validate\` shows; nothing is fetched`);
  const declared = catalogs.flatMap((catalog) =>
    (catalog.declarations ?? [])
      .filter((file) => catalog.files.get(file.path) === file)
      .map((file) => ({ catalog, file })),
  );
  const paths = declared.map(({ file }) => file.path);
  const unknown = wish.paths.find((path) => !paths.includes(path));
  if (unknown !== undefined) {
    const meant = nearest(unknown, paths);
    return wrong(
      `\`${unknown}\` is not declared in files.yml${meant === null ? '' : `; did you mean \`${meant}\`?`}`,
    );
  }
  const failures: string[] = [];
  const wishes: FileWish[] = [];
  for (const { catalog, file } of declared) {
    if (wish.paths.length > 0 && !wish.paths.includes(file.path)) continue;
    const build = buildOf(opened.value.root, catalog, file, wish.build && !isElsewhere(catalog));
    const url = build === null ? originOf(file, model.sites) : `build:${file.path}`;
    if (url === null) {
      if (wish.paths.length > 0)
        failures.push(`${file.path}: it has no \`url\`, and is served from the folder of \`service.files\``);
    } else if (file.sha256 === null) failures.push(unpinned(catalog, file));
    else
      wishes.push({
        name: `${catalog.prefix}${file.path}`,
        url,
        sha256: file.sha256,
        size: file.size,
        member: memberOf(file),
        build,
      });
  }
  const cache = filesCache(wish.cache);
  const results = await obtainAll(cache, wishes, { progress });
  for (const [index, result] of results.entries())
    if (!result.ok) failures.push(failureText(wishes[index]!.name, result, 'fetch'));
  const there = results.filter((result) => result.ok);
  const count = (how: string): number => there.filter((result) => result.how === how).length;
  return {
    ok: true,
    folder: cache.folder,
    files: there.length,
    bytes: there.reduce((sum, { size }) => sum + size, 0),
    kept: count('kept'),
    fetched: count('fetched'),
    mended: count('mended'),
    made: count('made'),
    failures,
  };
}
