import type { KeyPath, Names } from './job.ts';

/** A template for the worker: its chunks are those from number `first` on, up to but without `end`. */
interface LoadedTemplate {
  readonly name: string;
  readonly source: string | null;
  readonly first: number;
  readonly end: number;
  /** The numbers of the chunks that are text. */
  readonly printed: readonly number[];
}

/** What the worker is told first, as one line of JSON; chunk numbers in the sources count over all templates. */
export interface Load {
  readonly templates: readonly LoadedTemplate[];
  readonly output: number;
  /** Whether each reply is written before the next job is begun, so that it is known which job ends the process. */
  readonly careful: boolean;
}

/** A source that is not JavaScript; line and column (from 1) count in the generated source, null where V8 names no place. */
export interface SyntaxFault {
  readonly template: number;
  readonly message: string;
  readonly line: number;
  readonly column: number | null;
  readonly length: number;
}

/** The answer to a `Load`, as one line of JSON. */
export interface Loaded {
  readonly broken: readonly SyntaxFault[];
}

/** Places in generated sources, nearest first: `template:<number>:<line>:<column>`, one a line. */
type Trail = string;

/** How many shapes a process remembers, how many pieces these may have that differ, and how long a text is at most of which it remembers the values. */
export const MOST_SHAPES = 500;
export const MOST_PIECES = 100_000;
export const LONGEST_KEPT = 32 * 1024;
/** As how long each reply counts at least, in UTF-16 units. */
export const LEAST_REPLY = 32;

/** What texts have in common: the number of the chunk that printed each piece, and its text or null for a value; pieces after the last of those are values. */
export interface Shape {
  readonly chunks: readonly number[];
  readonly fixed: readonly (string | null)[];
}

/** The number of a shape that both sides remember, then in pairs the numbers and texts of the values that are not those of its last text. */
export type Changed = readonly (number | string)[];

/** A text: its shape, the number by which both sides remember that (null where they do not), and its values. */
interface First {
  readonly kind: 'text';
  readonly shape: number | null;
  readonly path: Shape;
  readonly values: readonly string[];
}

/** A text that no shape was known for, or what has changed since the last one of its shape. */
export type Printed = (First | { readonly kind: 'text'; readonly changed: Changed }) & {
  /** The names of the secrets that were asked for; absent where none was. */
  readonly secrets?: readonly string[];
};

/** The answer to a job; those to jobs in a row are one line, a list in JSON. */
export type Reply = Changed | Told;

/** An answer that says more than what has changed. */
export type Told =
  | Printed
  | {
      readonly kind: 'missing-property';
      readonly what: string;
      readonly key: string;
      readonly places: Trail;
    }
  | ({
      readonly kind: 'missing-key';
      readonly path: string;
      readonly key: string;
      readonly keyPath: string;
    } & { readonly keys: readonly string[]; readonly length: number | null; readonly places: Trail })
  | {
      readonly kind: 'unknown-name';
      readonly name: string;
      readonly names: readonly string[];
      readonly places: Trail;
    }
  | { readonly kind: 'unknown-file' | 'unknown-secret'; readonly name: string; readonly places: Trail }
  | {
      readonly kind: 'unknown-snippet';
      readonly name: string;
      readonly path: string;
      readonly places: Trail;
    }
  | { readonly kind: 'snippet-cycle'; readonly chain: readonly number[]; readonly places: Trail }
  | {
      readonly kind: 'unprintable';
      readonly what: string;
      readonly path: string;
      readonly chunk?: number;
      readonly places: Trail;
    }
  | { readonly kind: 'output-too-large'; readonly chunk: number }
  | { readonly kind: 'read-only'; readonly keyPath: string; readonly places: Trail }
  | { readonly kind: 'forbidden'; readonly what: string; readonly places: Trail }
  | { readonly kind: 'refused'; readonly message: string; readonly places: Trail }
  | { readonly kind: 'broken'; readonly template: number }
  | { readonly kind: 'thrown'; readonly name: string; readonly message: string; readonly places: Trail };

/** What is put where: the value in a slot, or what stands at another place. */
export type Places = readonly (readonly [at: KeyPath, from: number | KeyPath])[];

/** A job, as JSON. What it names by a slot was sent before, or is in `values`. */
export interface Message {
  /** Values that are new, with the slots that keep them from now on. */
  readonly values?: readonly (readonly [slot: number, value: Names | Places])[] | undefined;
  /** Left out where the data is that of the job before. */
  readonly own?: Names | undefined;
  /** The slot of what is put where in the data. */
  readonly placed?: number | undefined;
  readonly more?: Names | undefined;
  /** The slot of maps that those of `more` are laid over. */
  readonly common?: number | undefined;
  /** The slot of the URLs of files. */
  readonly files: number;
  /** Left out where it is that of the job before. */
  readonly checkpoint?: string | undefined;
  /** The slot of the texts of secrets; left out where they are only named. */
  readonly secrets?: number | undefined;
}

/** One line for a job of the template of that number. JSON never holds a raw tab or newline. */
export function jobLine(template: number, job: Message): string {
  return `${template}\t${JSON.stringify(job)}\n`;
}

/** The parts of a job's line, without its newline: the number of the template, and the job as JSON. */
export function jobParts(line: string): { readonly template: number; readonly job: string } {
  const tab = line.indexOf('\t');
  return { template: Number(line.slice(0, tab)), job: line.slice(tab + 1) };
}
