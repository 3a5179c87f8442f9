import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const OCLIF = /[\\/]@oclif[\\/]core[\\/]/;

/**
 * What oclif loads at every start and this program never reaches: commands found by pattern (tinyglobby), plugins
 * chosen by pattern (minimatch), an oclif configuration outside package.json (lilconfig), a check of the Node version
 * that looks for a file no bundle has (semver), eighty spinners, and whether this is Linux on Windows (wsl-utils), which
 * nothing here asks. Together a third of the start.
 */
const UNREACHED = /^(tinyglobby|minimatch|lilconfig|semver|cli-spinners|wsl-utils)$/;

/** Where stderr is a terminal, oclif makes its spinner as soon as it is loaded, though nothing ever turns it. */
const SPINNERS = "const spinner = { frames: [''] };\nmodule.exports = { dots2: spinner, line: spinner };\n";

/** Windows finds its shell by this name too. */
const WSL = "module.exports = { isWsl: false, powerShellPath: async () => 'powershell.exe' };\n";

const INSTEAD: Readonly<Record<string, string>> = { 'cli-spinners': SPINNERS, 'wsl-utils': WSL };

/** Commands are sorted by id; the first `localeCompare` of a process loads ICU's collation, 5 ms for ASCII words. */
const SLOW_ORDER = 'a.id.localeCompare(b.id)';
const FAST_ORDER = '(a.id < b.id ? -1 : 1)';

/** An esbuild plugin that leaves out of oclif what costs time at each start; it fails the build when oclif has changed. */
export const slimOclif: Plugin = {
  name: 'slim-oclif',
  setup(build) {
    build.onResolve({ filter: UNREACHED }, ({ path, importer }) =>
      OCLIF.test(importer) ? { path, namespace: 'unreached' } : null,
    );
    build.onLoad({ filter: /.*/, namespace: 'unreached' }, ({ path }) =>
      path in INSTEAD ? { contents: INSTEAD[path]!, loader: 'js' } : { contents: '', loader: 'empty' },
    );
    build.onLoad({ filter: /[\\/]@oclif[\\/]core[\\/]lib[\\/]config[\\/]plugin\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes(SLOW_ORDER)) return { errors: [{ text: `oclif no longer sorts by ${SLOW_ORDER}` }] };
      return { contents: text.replace(SLOW_ORDER, FAST_ORDER) };
    });
  },
};
