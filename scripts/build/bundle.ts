import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { groupedImports } from './grouped-imports.ts';
import { lazyStringWidth } from './lazy-string-width.ts';
import { slimOclif } from './slim-oclif.ts';

/** What is bundled: `root` holds package.json and receives `dist/`; each entry `name: file` becomes `dist/<name>.js`. */
export interface BundleOptions {
  readonly root: string;
  /** Where the sources are, if not in `src` there. */
  readonly src?: string;
  readonly entries: Readonly<Record<string, string>>;
}

/** CommonJS dependencies ask for Node's own modules by `require`, which an ES module lacks. */
export const REQUIRE =
  "import { createRequire as createRequireForBundle } from 'node:module';\n" +
  'const require = createRequireForBundle(import.meta.url);';

/**
 * Bundles the entries as ES modules that share their chunks, so that there is one oclif in the process whatever is
 * loaded. `dist/` then holds nothing else. The same sources give the same bytes.
 */
export async function bundle({ root, src = join(root, 'src'), entries }: BundleOptions): Promise<void> {
  const outdir = join(root, 'dist');
  const { outputFiles } = await build({
    entryPoints: { ...entries },
    absWorkingDir: root,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    chunkNames: 'chunks/[name]-[hash]',
    // Names stay, for the stack traces of bug reports; blanks and comments cost 2 % of the start.
    minifyWhitespace: true,
    sourcemap: true,
    sourcesContent: false,
    banner: { js: REQUIRE },
    // koffi carries prebuilt binaries; the others are tools of development that oclif would load if it found them.
    external: ['koffi', 'typescript', 'ts-node', 'tsx'],
    plugins: [slimOclif, lazyStringWidth, groupedImports(src, await sourcesOf(src))],
    logLevel: 'warning',
    write: false,
  });
  await Promise.all(outputFiles.map((file) => mkdir(dirname(file.path), { recursive: true })));
  await Promise.all(outputFiles.map((file) => writeFile(file.path, file.contents)));
  await removeOthers(outdir, new Set(outputFiles.map((file) => file.path)));
}

async function sourcesOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}

/** Only after the new files are there: a program that runs meanwhile finds its chunks, whose names are their contents. */
async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(paths.filter((path) => !kept.has(path)).map((path) => rm(path)));
}
