import type { Range } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../sot/schema/generated/types.ts';

/** A template by its path in the source of truth, such as `assets/preseed/preseed.cfg.ejs`. */
export interface TemplateSource {
  readonly name: string;
  readonly text: string;
}

/** What a template may link to: URLs by declared path, the checkpoint's URL, texts by secret name. */
export interface Links {
  readonly files: Readonly<Record<string, string>>;
  readonly checkpoint: string;
  /** Null where secrets are only named: then each stands as its placeholder. */
  readonly secrets: Readonly<Record<string, string>> | null;
}

/** Names and their values. */
export interface Names {
  readonly [name: string]: Json;
}

/** A way through maps and lists, by keys and indexes. */
export type KeyPath = readonly (string | number)[];

/** Where a value belongs that the data does not have itself: one that many jobs have in common, or one that stands elsewhere in the data too. */
export type Placed =
  | { readonly at: KeyPath; readonly value: Names }
  | { readonly at: KeyPath; readonly from: KeyPath };

/** One rendering: a template, the names it sees, and the host (`site/name`) it is for. */
export interface RenderJob {
  readonly template: string;
  /** Jobs in a row with the same object here, and in `placed`, share it: it is sent once. */
  readonly data: Names;
  /** Put into the data in this order; each value is sent once. A map that stands there already is laid over it; null is replaced. */
  readonly placed?: readonly Placed[];
  /** Names that this job alone has. */
  readonly more?: Names;
  /** Maps that jobs with the same object here have in common, sent once; those of `more` that go by the same names are laid over them. */
  readonly common?: Readonly<Record<string, Names>>;
  readonly host: string;
  readonly links: Links;
}

/** How a rendering can fail; each has a page in `docs/rules/template`. */
export type TemplateRule =
  | 'template/error'
  | 'template/forbidden'
  | 'template/missing-key'
  | 'template/out-of-memory'
  | 'template/output-too-large'
  | 'template/snippet-cycle'
  | 'template/syntax'
  | 'template/timeout'
  | 'template/unknown-file'
  | 'template/unknown-secret'
  | 'template/unknown-snippet'
  | 'template/unprintable';

/** Why there is no text. `file` is the template or snippet at fault; the range is null where no single place is. */
export interface TemplateProblem {
  readonly ruleId: TemplateRule;
  readonly message: string;
  readonly file: string;
  readonly range: Range | null;
  readonly host: string;
  /** The path of a missing key, as the template could write it: `host.metadata.rolle`, `ifaces[3]`. */
  readonly keyPath: string | null;
  /** The existing name that the author probably meant. */
  readonly nearest: string | null;
}

/** Rendered text; `marks` say which piece of which template printed it from where, and `originOf` reads them. */
export interface Rendered {
  readonly ok: true;
  readonly text: string;
  readonly marks: Marks;
  /** The names of the secrets that the templates asked for; absent where they asked for none. */
  readonly secrets?: readonly string[];
}

/** What one rendering gave: the text, or why there is none. */
export type RenderResult = Rendered | { readonly ok: false; readonly problem: TemplateProblem };

/** Where a chunk stands in a template or snippet; `isText` where it is printed as it stands. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly isText: boolean;
}

/** Pairs of a chunk's number and the offset in the text where its output begins, with the chunks they number. */
export interface Marks {
  readonly pairs: () => readonly number[];
  readonly place: (chunk: number) => Place;
}

/** What one rendering may use. */
export interface Limits {
  /** Milliseconds of wall time. */
  readonly timeout: number;
  /** UTF-16 units of text. */
  readonly output: number;
  /** Megabytes of heap, shared by all that lives in the sandbox. */
  readonly memory: number;
}

/** One second, 16 Mi characters, 128 MB. */
export const DEFAULT_LIMITS: Limits = { timeout: 1000, output: 16 * 1024 * 1024, memory: 128 };
