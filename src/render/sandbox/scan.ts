import ejs from 'ejs';
import type { Chunk, Refusal } from './chunk.ts';

/** A template cut into chunks, with the body of the function that prints it; or why it cannot be cut. */
export interface Scan {
  readonly source: string;
  readonly chunks: readonly Chunk[];
  readonly refusal: Refusal | null;
}

/** The part of the ejs class that its types keep to themselves; it is stable because the version is pinned. */
interface EjsTemplate {
  source: string;
  mode: string | null;
  truncate: boolean;
  generateSource(): void;
  parseTemplateText(): string[];
  scanLine(part: string): void;
}
const EjsTemplate = ejs.Template as unknown as new (text: string, options: object) => EjsTemplate;

const TAG = /^(?:<%[%=_#-]?|[-_%]?%>)$/;
const OUTPUT_CALL = '    ; __append(';
/**
 * A call of import(): the word, not as a property (after a single dot) nor inside another word, and then a bracket or
 * the beginning of anything that JavaScript skips (`//`, `<!--`, `-->`) on the way to one.
 */
const IMPORT = /(?<![\p{ID_Continue}$]|(?<!\.)\.)import(?=\s*[(/<.-])/u;

/** Lets ejs generate the source, and notes at each part where it stands in the template and in that source. */
class LocatingTemplate extends EjsTemplate {
  readonly chunks: Chunk[] = [];
  readonly #text: string;
  readonly #firstChunk: number;
  #offsets: readonly number[] = [];
  #next = 0;

  constructor(text: string, firstChunk: number) {
    super(text, { compileDebug: false });
    this.#text = text;
    this.#firstChunk = firstChunk;
  }

  /** Where the part that is scanned next begins in the template. */
  get offset(): number {
    return this.#offsets[this.#next] ?? this.#text.length;
  }

  override parseTemplateText(): string[] {
    const parts = super.parseTemplateText();
    this.#offsets = align(this.#text, parts);
    return parts;
  }

  override scanLine(part: string): void {
    const offset = this.offset;
    const before = this.source.length;
    const isTag = TAG.test(part);
    const isCode = !isTag && (this.mode === 'eval' || this.mode === 'escaped' || this.mode === 'raw');
    const trimmed = !isTag && this.truncate ? part.length - part.replace(/^(?:\r\n|\r|\n)/, '').length : 0;
    const isStatement = isCode && this.mode === 'eval';
    super.scanLine(part);
    this.#next++;
    let added = this.source.slice(before);
    if (added === '') return;
    if (!isStatement) {
      const id = this.#firstChunk + this.chunks.length;
      added = `${OUTPUT_CALL}${id}, ${added.slice(OUTPUT_CALL.length)}`;
      this.source = this.source.slice(0, before) + added;
    }
    // The JavaScript of a tag stands verbatim after what ejs puts before it, but for a final semicolon.
    const glue = isCode ? added.indexOf(part.replace(/;\s*$/, '')) : 0;
    this.chunks.push({
      kind: isCode ? 'code' : 'text',
      offset: offset + trimmed,
      length: part.length - trimmed,
      statement: before,
      generated: before + glue,
    });
  }
}

/** The offset of each part in the text: ejs drops the blanks before `<%_` and after `_%>`, and only those. */
function align(text: string, parts: readonly string[]): number[] {
  let at = 0;
  return parts.map((part) => {
    while (!text.startsWith(part, at)) at++;
    const start = at;
    at += part.length;
    return start;
  });
}

function refuseImport(text: string, chunks: readonly Chunk[]): Refusal | null {
  for (const chunk of chunks) {
    if (chunk.kind === 'text') continue;
    const found = IMPORT.exec(text.slice(chunk.offset, chunk.offset + chunk.length));
    if (found === null) continue;
    const start = chunk.offset + found.index;
    const message = 'templates cannot import; snippet(name) prints another template of the same kind';
    return { ruleId: 'template/forbidden', message, start, end: start + 'import'.length };
  }
  return null;
}

/** Cuts a template into chunks, numbered from `firstChunk`; never runs any of it. Every tag form of ejs is known. */
export function scan(text: string, firstChunk: number): Scan {
  const template = new LocatingTemplate(text, firstChunk);
  try {
    template.generateSource();
  } catch {
    // The only thing that ejs throws here, and it does not say where.
    const start = template.offset;
    const tag = /^<%[=_-]?/.exec(text.slice(start))?.[0] ?? '<%';
    const message = `this tag is never closed: no %> follows its ${tag}`;
    const refusal: Refusal = { ruleId: 'template/syntax', message, start, end: start + tag.length };
    return { source: '', chunks: [], refusal };
  }
  const { source, chunks } = template;
  return { source, chunks, refusal: refuseImport(text, chunks) };
}
