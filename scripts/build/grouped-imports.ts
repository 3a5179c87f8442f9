import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Plugin } from 'esbuild';

/** Which files import lazily together, by their paths in `src`; the first that fits. */
const GROUPS: readonly (readonly [group: string, importers: RegExp])[] = [
  ['validate', /^commands\/(report-command|validate)\.ts$|^pipeline\/external\//],
  ['core', /^commands\/(check|diff|preview)\.ts$/],
  ['boot', /^commands\/(boot|doctor|firmware)\.ts$/],
  ['state', /^commands\/(explain|history|status|state\/.*)\.ts$/],
  // A shell waits for it, so that it brings nothing else along.
  ['names', /^(?:complete|main)\.ts$/],
  ['files', /./],
];

/** Loaded before all else and alone, so that the sandbox starts meanwhile. */
const ALONE = /\/begin\.ts$/;

const LAZY = /\bimport\('(\.{1,2}\/[^']+\.ts)'\)/g;
const NAMESPACE = 'group';

/** A name that stands for a module, by its path in `src`. */
function nameOf(path: string): string {
  return path.replace(/\.ts$/, '').replace(/[^A-Za-z0-9]/g, '_');
}

/**
 * An esbuild plugin that loads what commands import lazily in a few groups. Each lazy import alone would be an entry of its
 * own, and what any two of them share a chunk of its own: `validate` loaded sixty files, and finding them was a tenth of
 * its start. `src` is the folder of the sources; all files that import lazily are read before the first is bundled.
 */
export function groupedImports(src: string, files: readonly string[]): Plugin {
  return {
    name: 'grouped-imports',
    setup(build) {
      const members = new Map<string, Set<string>>();
      const rewritten = new Map<string, string>();
      const grouped = (file: string, text: string): string => {
        const path = relative(src, file).replaceAll(sep, '/');
        return text.replace(LAZY, (whole, target: string) => {
          if (ALONE.test(target)) return whole;
          const group = GROUPS.find(([, importers]) => importers.test(path))![0];
          const member = relative(src, join(dirname(file), target)).replaceAll(sep, '/');
          members.set(group, (members.get(group) ?? new Set()).add(member));
          return `import('${NAMESPACE}:${group}').then(({ ${nameOf(member)} }) => ${nameOf(member)})`;
        });
      };
      build.onStart(async () => {
        for (const file of files) {
          const text = await readFile(file, 'utf8');
          const contents = grouped(file, text);
          if (contents !== text) rewritten.set(file, contents);
        }
      });
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const contents = rewritten.get(path);
        return contents === undefined ? null : { contents, loader: 'ts' };
      });
      build.onResolve({ filter: /^group:/ }, ({ path }) => ({
        path: path.slice(NAMESPACE.length + 1),
        namespace: NAMESPACE,
      }));
      build.onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({
        contents: [...members.get(path)!]
          .sort()
          .map((member) => `export * as ${nameOf(member)} from './${member}';`)
          .join('\n'),
        resolveDir: src,
      }));
    },
  };
}
