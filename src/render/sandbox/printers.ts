/** The names that every template sees: the data's, the functions', and those of an iPXE script. */
export const USUAL_NAMES: readonly string[] = [
  ...['env', 'boot', 'host', 'iface', 'ifaces', 'workflow', 'sot', 'md', 'locals', 'script', 'label'],
  ...['has', 'json', 'b64', 'sh', 'cidr', 'file', 'secret', 'checkpoint', 'indent', 'snippet'],
];

/** The scripts whose values are functions that print one template. */
interface Printers {
  /** Takes the scope, any at all. */
  readonly code: string | null;
  /** Takes the values of `names`, and is right where the template sees only usual names; null where that cannot be told. */
  readonly quick: string | null;
  readonly names: readonly string[];
}

/** Of a template that cannot be compiled. */
export const NO_CODE: Printers = { code: null, quick: null, names: [] };

/**
 * How a generated source is compiled. Names are bound, or looked up in the scope first; the template's own code is strict.
 * The source has been parsed alone as a function's body, so its brackets are balanced and none of it stands outside the
 * inner function. The last of these comments in a script counts: a template cannot name another source or a source map.
 */
export function printers(source: string): Printers {
  const wrapped = (open: string, close: string): string =>
    `(function (__scope) { ${open} return function (__append, escapeFn) { "use strict";\n${source}\n} ${close} })\n//# sourceURL=\n//# sourceMappingURL=`;
  const words = new Set(source.match(/[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu));
  const names = USUAL_NAMES.filter((name) => words.has(name));
  const bound = names.map((name, at) => `const ${name} = __scope[${at}];`).join(' ');
  // A name may be written with escapes, and is then none of the words.
  const isPlain = !source.includes('\\u');
  return { code: wrapped('with (__scope) {', '}'), quick: isPlain ? wrapped(bound, '') : null, names };
}
