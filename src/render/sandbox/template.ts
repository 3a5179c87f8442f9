import type { Range } from '../../diagnostics/diagnostic.ts';
import { LineIndex } from '../../diagnostics/position.ts';
import type { Chunk, Refusal } from './chunk.ts';
import type { TemplateSource } from './job.ts';
import { scan } from './scan.ts';

/** A template that has been cut, and what leads from its script back to it. Positions count from 1. */
export class Template {
  readonly name: string;
  readonly text: string;
  readonly source: string;
  readonly chunks: readonly Chunk[];
  /** The number of its first chunk among those of all templates. */
  readonly firstChunk: number;
  readonly refusal: Refusal | null;
  readonly #index: LineIndex;
  #generatedLines: readonly number[] | null = null;

  constructor({ name, text }: TemplateSource, firstChunk: number) {
    this.name = name;
    // Editors do not count a byte order mark, and no machine should read one.
    this.text = text.replace(/^\uFEFF/, '');
    this.#index = new LineIndex(this.text);
    const { source, chunks, refusal } = scan(this.text, firstChunk);
    this.source = source;
    this.chunks = chunks;
    this.firstChunk = firstChunk;
    this.refusal = refusal;
  }

  range(start: number, end: number): Range {
    return this.#index.rangeOf(start, end);
  }

  lineAt(offset: number): number {
    return this.#index.positionAt(offset).line;
  }

  /** The chunk's JavaScript without the blanks around it, or its whole text. */
  trimmed(chunk: Chunk): { readonly start: number; readonly end: number } {
    if (chunk.kind === 'text') return { start: chunk.offset, end: chunk.offset + chunk.length };
    const code = this.text.slice(chunk.offset, chunk.offset + chunk.length);
    const start = chunk.offset + code.length - code.trimStart().length;
    return { start, end: Math.max(start, chunk.offset + code.trimEnd().length) };
  }

  /** The offset in the generated source of a place in the script, where one line stands before that source. */
  generatedOffset(line: number, column: number): number {
    this.#generatedLines ??= lineStarts(this.source);
    return (this.#generatedLines[line - 2] ?? this.source.length) + column - 1;
  }

  /** The offset in the template of an offset in the generated source; null outside the JavaScript of tags. */
  offsetOf(generated: number): number | null {
    const chunk = this.chunks.findLast((item) => item.kind === 'code' && item.generated <= generated);
    if (chunk === undefined || generated - chunk.generated >= chunk.length) return null;
    return chunk.offset + generated - chunk.generated;
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
