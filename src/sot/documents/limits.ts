import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';

/** The largest file that is read, in bytes. Whatever is larger is no text that a person wrote: it belongs in `files.yml`. */
export const MAX_BYTES = 16 * 1024 * 1024;

/** How deep lists and maps may stand in each other: a recursive reader of the value is safe up to here. */
export const MAX_DEPTH = 200;

/** How many values a document may have once each alias stands for a copy of what it names. */
export const MAX_VALUES = 1_000_000;

/** How many documents one file may have. */
export const MAX_DOCUMENTS = 100_000;

/** How many findings one file may have; a file with more is not YAML, and nobody reads them all. */
export const MAX_FINDINGS = 1000;

/** The finding for a file that is over the limit; `size` in bytes. */
export function tooLarge(file: string, size: number): Diagnostic {
  const megabytes = (size / 1024 / 1024).toFixed(1);
  const message = `the file has ${megabytes} MB and the limit is 16 MB; what is served as it is belongs in files.yml`;
  return diagnostic({ ruleId: 'document/too-large', file, message });
}

/** The finding for a file with more documents than one file may have. */
export function tooManyDocuments(file: string, count: number): Diagnostic {
  const message = `the file has ${count} documents and the limit is ${MAX_DOCUMENTS}; write several files`;
  return diagnostic({ ruleId: 'document/too-large', file, message });
}
