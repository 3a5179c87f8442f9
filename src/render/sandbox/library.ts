import type { Chunk } from './chunk.ts';
import type { Place, TemplateSource } from './job.ts';
import type { Load } from './protocol.ts';
import { Template } from './template.ts';

/** All templates of a sandbox, by number and by name. */
export class Library {
  readonly templates: readonly Template[];
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(sources: readonly TemplateSource[]) {
    let firstChunk = 0;
    this.templates = sources.map((source) => {
      const template = new Template(source, firstChunk);
      firstChunk += template.chunks.length;
      return template;
    });
    this.#numbers = new Map(sources.map(({ name }, number) => [name, number]));
  }

  /** The number of a template; one that was not given to the sandbox is a defect of the caller. */
  numberOf(name: string): number {
    const number = this.#numbers.get(name);
    if (number === undefined) throw new Error(`the sandbox was not given the template ${name}`);
    return number;
  }

  /** The template and the chunk of a chunk's number. */
  chunk(number: number): { readonly template: Template; readonly chunk: Chunk } {
    const template = this.templates.findLast(({ firstChunk }) => firstChunk <= number)!;
    return { template, chunk: template.chunks[number - template.firstChunk]! };
  }

  load(output: number, careful: boolean): Load {
    const templates = this.templates.map(({ name, source, refusal, firstChunk: first, chunks }) => ({
      name,
      source: refusal === null ? source : null,
      first,
      end: first + chunks.length,
      printed: chunks.flatMap(({ kind }, at) => (kind === 'text' ? [first + at] : [])),
    }));
    return { templates, output, careful };
  }

  /** Where a chunk stands: the line of its template, and whether it is text. */
  place(number: number): Place {
    const { template, chunk } = this.chunk(number);
    const line = template.lineAt(template.trimmed(chunk).start);
    return { file: template.name, line, isText: chunk.kind === 'text' };
  }
}
