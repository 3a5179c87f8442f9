import { isTemplate } from '../sot/model/assets.ts';
import type { Model } from '../sot/model/types.ts';
import type { Asset } from '../sot/tree.ts';

const SNIPPET = /^snippets\/(.+)\.ejs$/;

/** The JavaScript between the tags of a template; comments and `<%%` are none. */
export function codeOf(text: string): string {
  return [...text.matchAll(/<%(?![%#])[-=_]?([\s\S]*?)[-_]?%>/g)].map((tag) => tag[1]).join('\n');
}

/** The texts in quotes that stand in a piece of code. */
export function literalsOf(code: string): ReadonlySet<string> {
  return new Set([...code.matchAll(/(['"`])((?:(?!\1)[^\\\r\n])*)\1/g)].map((literal) => literal[2]!));
}

/** Whether a piece of code calls a function of that name with anything but one text in quotes in front. */
export function callsWithMore(code: string, name: string): boolean {
  const calls = code.matchAll(
    new RegExp(`\\b${name}\\s*\\((?!\\s*(['"\`])(?:(?!\\1)[^\\\\$\\r\\n])*\\1\\s*[,)])`, 'g'),
  );
  return calls.next().done !== true;
}

/** What a snippet is called by: its name for templates of its kind, and with its kind for all; null for what is no snippet. */
export function snippetNames({ kind, name }: Asset): { readonly own: string; readonly full: string } | null {
  const own = SNIPPET.exec(name)?.[1];
  return own === undefined ? null : { own, full: `${kind}/${own}` };
}

/** What a template says of the snippets that it prints. */
export interface Printing {
  readonly template: Asset;
  readonly literals: ReadonlySet<string>;
  /** Whether it makes up the name of one, so that it may print any. */
  readonly isOpen: boolean;
}

/** What a template says of the snippets that it prints, as far as its code shows it. */
export function printingOf(template: Asset): Printing {
  const code = codeOf(template.text);
  return { template, literals: literalsOf(code), isOpen: callsWithMore(code, 'snippet') };
}

/** Whether a template may print a snippet: by its name, or by one that is only known when it runs. */
export function mayPrint({ template, literals, isOpen }: Printing, snippet: Asset): boolean {
  const names = snippetNames(snippet);
  if (names === null) return false;
  return isOpen || literals.has(names.full) || (template.kind === snippet.kind && literals.has(names.own));
}

/** The templates that may have a part in what an asset renders to: itself, and the snippets that it may print, and theirs. */
export function templatesBehind({ assets }: Model, asset: Asset): ReadonlySet<Asset> {
  const found = new Set(isTemplate(asset) ? [asset] : []);
  // A set goes on to what is added while it is walked.
  for (const template of found) {
    const printing = printingOf(template);
    for (const other of assets.values()) {
      if (!found.has(other) && mayPrint(printing, other)) found.add(other);
    }
  }
  return found;
}
