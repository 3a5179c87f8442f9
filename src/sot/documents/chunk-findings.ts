import { type Event, YAMLException } from 'js-yaml';
import { type Diagnostic, diagnostic, type Range } from '../../diagnostics/diagnostic.ts';
import type { LineIndex } from '../../diagnostics/position.ts';
import type { AliasProblem } from './aliases.ts';
import { MAX_DEPTH } from './limits.ts';
import type { BadKey, Span } from './node.ts';
import { RESERVED_KEY } from './schema.ts';
import type { Chunk } from './split.ts';
import { explainSyntax } from './syntax.ts';

/** Makes findings out of what is wrong in one chunk of a file. */
export class ChunkFindings {
  readonly #file: string;
  readonly #chunk: Chunk;
  readonly #lines: () => LineIndex;

  constructor(file: string, chunk: Chunk, lines: () => LineIndex) {
    this.#file = file;
    this.#chunk = chunk;
    this.#lines = lines;
  }

  /** The finding for what js-yaml threw. */
  syntax(error: unknown): Diagnostic {
    const { text } = this.#chunk;
    const { reason, position } = faultOf(error);
    // What is never closed is noticed at the end of the text, on a line where nobody would look for it.
    const start = Math.min(position, text.trimEnd().length);
    const end = /[^\r\n]/.test(text[start] ?? '') ? start + 1 : start;
    const range = this.#range({ start, end });
    if (reason.startsWith('nesting exceeded')) {
      const message = `lists and maps are nested more than ${MAX_DEPTH} deep`;
      return diagnostic({ ruleId: 'document/too-deep', file: this.#file, range, message });
    }
    const message = explainSyntax(reason, text, start);
    return diagnostic({ ruleId: 'document/syntax', file: this.#file, range, message });
  }

  /** The finding for an alias. */
  alias({ event, ruleId, message }: AliasProblem): Diagnostic {
    return diagnostic({ ruleId, file: this.#file, range: this.#range(eventSpan(event)), message });
  }

  /** The finding for a key. */
  key(bad: BadKey): Diagnostic {
    const file = this.#file;
    const range = this.#range(bad.span);
    switch (bad.problem) {
      case 'duplicate': {
        const message = `the key \`${bad.name}\` stands twice in this map, and only one of the two can hold`;
        const first = { file, range: this.#range(bad.first), message: 'first used here' };
        return diagnostic({ ruleId: 'document/duplicate-key', file, range, message, related: [first] });
      }
      case 'complex': {
        const message =
          'a list or a map stands where a key should be; a text that begins with `[` or `{` needs quotes';
        return diagnostic({ ruleId: 'document/syntax', file, range, message });
      }
      default: {
        const message = `the key \`${RESERVED_KEY}\` is reserved; use another name`;
        return diagnostic({ ruleId: 'document/reserved-key', file, range, message });
      }
    }
  }

  #range({ start, end }: Span): Range {
    return this.#lines().rangeOf(this.#chunk.start + start, this.#chunk.start + end);
  }
}

function faultOf(error: unknown): { readonly reason: string; readonly position: number } {
  if (error instanceof YAMLException) return { reason: error.reason, position: error.mark?.position ?? 0 };
  return { reason: error instanceof Error ? error.message : String(error), position: 0 };
}

function eventSpan(event: Event): Span {
  if ('anchorStart' in event && event.anchorStart !== -1) {
    return { start: event.anchorStart - 1, end: event.anchorEnd };
  }
  return { start: 0, end: 0 };
}
