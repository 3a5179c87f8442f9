import type { Plugin } from 'esbuild';

/** `require` of an ES module is what esbuild evaluates at the first call, and not before. */
const LAZY = `
  const PRINTABLE_ASCII = /^[ -~]*$/;
  export default (text, options) =>
    PRINTABLE_ASCII.test(text) ? text.length : require('string-width').default(text, options);
`;

/**
 * An esbuild plugin that evaluates string-width when the first text comes that is not ASCII: its Unicode classes cost
 * 20 ms, and a report without findings, or in a plain language, never needs them.
 */
export const lazyStringWidth: Plugin = {
  name: 'lazy-string-width',
  setup(build) {
    build.onResolve({ filter: /^string-width$/ }, ({ path, kind, resolveDir }) =>
      kind === 'import-statement' ? { path, namespace: 'lazy', pluginData: resolveDir } : null,
    );
    build.onLoad({ filter: /.*/, namespace: 'lazy' }, ({ pluginData }) => ({
      contents: LAZY,
      resolveDir: pluginData,
    }));
  },
};
