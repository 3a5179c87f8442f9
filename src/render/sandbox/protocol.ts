/** A template for the worker: its chunks are those from number `first` on, up to but without `end`. */
interface LoadedTemplate {
  readonly name: string;
  readonly source: string | null;
  readonly first: number;
  readonly end: number;
}

/** What the worker is told first, as one line of JSON; chunk numbers in the sources count over all templates. */
export interface Load {
  readonly templates: readonly LoadedTemplate[];
  readonly output: number;
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
type Places = string;

/** The answer to a job, as one line of JSON. */
export type Reply =
  | { readonly kind: 'text'; readonly text: string; readonly marks: readonly number[] }
  | {
      readonly kind: 'missing-property';
      readonly what: string;
      readonly key: string;
      readonly places: Places;
    }
  | ({
      readonly kind: 'missing-key';
      readonly path: string;
      readonly key: string;
      readonly keyPath: string;
    } & { readonly keys: readonly string[]; readonly length: number | null; readonly places: Places })
  | {
      readonly kind: 'unknown-name';
      readonly name: string;
      readonly names: readonly string[];
      readonly places: Places;
    }
  | { readonly kind: 'unknown-file' | 'unknown-secret'; readonly name: string; readonly places: Places }
  | {
      readonly kind: 'unknown-snippet';
      readonly name: string;
      readonly path: string;
      readonly places: Places;
    }
  | { readonly kind: 'snippet-cycle'; readonly chain: readonly number[]; readonly places: Places }
  | {
      readonly kind: 'unprintable';
      readonly what: string;
      readonly path: string;
      readonly chunk?: number;
      readonly places: Places;
    }
  | { readonly kind: 'output-too-large'; readonly chunk: number }
  | { readonly kind: 'read-only'; readonly keyPath: string; readonly places: Places }
  | { readonly kind: 'forbidden'; readonly what: string; readonly places: Places }
  | { readonly kind: 'refused'; readonly message: string; readonly places: Places }
  | { readonly kind: 'broken'; readonly template: number }
  | { readonly kind: 'thrown'; readonly name: string; readonly message: string; readonly places: Places };

/** One line for a job: JSON never holds a raw tab or newline, so neither part is quoted again. */
export function jobLine(template: number, links: string, data: string): string {
  return `${template}\t${links}\t${data}\n`;
}

/** The parts of a job's line, without its newline. */
export function jobParts(line: string): { template: number; links: string; data: string } {
  const [template = '', links = '', data = ''] = line.split('\t');
  return { template: Number(template), links, data };
}
