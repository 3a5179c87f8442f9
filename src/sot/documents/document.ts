import { parseEvents } from 'js-yaml';
import type { Range, Related } from '../../diagnostics/diagnostic.ts';
import type { LineIndex } from '../../diagnostics/position.ts';
import { buildNodes } from './build-nodes.ts';
import { findNode } from './find-node.ts';
import type { JsonValue } from './json-value.ts';
import { MAX_DEPTH } from './limits.ts';
import type { Node, Span } from './node.ts';
import type { Chunk } from './split.ts';

/** One document of a YAML stream: its value, and where each part of it stands. */
export interface YamlDocument {
  readonly file: string;
  /** Its number in the file, from 0. */
  readonly index: number;
  readonly value: JsonValue;
  /** Where the document begins: the first line of its content. */
  readonly start: Range;
  /** The place of the key at a path, or of an item in a list; null for the whole and for what is not there. */
  keyRange(path: readonly (string | number)[]): Range | null;
  /**
   * The place of the value at a path; null for what is not there. Quotes, brackets and the sign of a block scalar belong to
   * it. An alias is the place where it is used; what `<<` merges is the place where it is written; nothing is an empty range.
   */
  valueRange(path: readonly (string | number)[]): Range | null;
  /** How the value at a path is written, quotes and all; null for what is not there. */
  writtenAt(path: readonly (string | number)[]): string | null;
  /** Where a line of it was made, if its text was made by a template. */
  readonly madeAt?: (line: number) => Related;
}

/** What a document is made of; its places count in `chunk`. */
export interface DocumentParts {
  readonly file: string;
  readonly index: number;
  readonly value: JsonValue;
  readonly chunk: Chunk;
  /** Which of the chunk's documents it is. */
  readonly ordinal: number;
  /** The lines of the whole file, made when somebody asks. */
  readonly lines: () => LineIndex;
}

/** A document that knows its places when it is asked, and costs nothing before. */
export class LocatedDocument implements YamlDocument {
  readonly file: string;
  readonly index: number;
  readonly value: JsonValue;
  readonly #parts: DocumentParts;
  #root: Node | null = null;

  constructor(parts: DocumentParts) {
    this.file = parts.file;
    this.index = parts.index;
    this.value = parts.value;
    this.#parts = parts;
  }

  get start(): Range {
    const { start, end } = this.#rootNode();
    const firstLine = /^[^\r\n]*/.exec(this.#parts.chunk.text.slice(start, end))![0];
    return this.#range({ start, end: start + firstLine.length });
  }

  keyRange(path: readonly (string | number)[]): Range | null {
    if (path.length === 0) return null;
    const entry = findNode(this.#rootNode(), path);
    return entry && this.#range(entry.key);
  }

  valueRange(path: readonly (string | number)[]): Range | null {
    const entry = findNode(this.#rootNode(), path);
    return entry && this.#range(entry.value);
  }

  writtenAt(path: readonly (string | number)[]): string | null {
    const entry = findNode(this.#rootNode(), path);
    return entry && this.#parts.chunk.text.slice(entry.value.start, entry.value.end);
  }

  #rootNode(): Node {
    if (this.#root === null) {
      const { chunk, ordinal } = this.#parts;
      // Parsed once more: most documents have no finding, and their events would take far more memory than their values.
      this.#root = buildNodes(chunk.text, parseEvents(chunk.text, { maxDepth: MAX_DEPTH }), ordinal).root;
    }
    return this.#root;
  }

  #range({ start, end }: Span): Range {
    const { chunk, lines } = this.#parts;
    return lines().rangeOf(chunk.start + start, chunk.start + end);
  }
}
