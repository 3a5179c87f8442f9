import type { Path } from '../sot/place.ts';

const TAG = /<%[=-]?(.*?)(?:%>|$)/gs;
const NAMED =
  /(?<![\w$.])(?:host|ifaces|iface|env|boot|md)(?:\??\.[\p{ID_Start}$_][\p{ID_Continue}$]*|(?:\?\.)?\[(?:\d+|'[^'\\]*'|"[^"\\]*")\])+/gu;
const STEP = /([\p{ID_Start}$_][\p{ID_Continue}$]*)|\[(?:(\d+)|'([^']*)'|"([^"]*)")\]/gu;

/** The key paths that the tags of a template's line read, as `host.metadata.disk`, in order; methods are keys here too. */
export function expressionPaths(line: string): readonly Path[] {
  return [...line.matchAll(TAG)].flatMap(([, code = '']) =>
    [...code.matchAll(NAMED)].map(([text]) =>
      [...text.matchAll(STEP)].map(([, word, index, single, double]) =>
        index === undefined ? (word ?? single ?? double)! : Number(index),
      ),
    ),
  );
}

/** A key path as a template writes it. */
export function writtenPath(path: Path): string {
  return path
    .map((key, at) => {
      if (typeof key === 'number') return `[${key}]`;
      if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key)) return `[${JSON.stringify(key)}]`;
      return at === 0 ? key : `.${key}`;
    })
    .join('');
}
