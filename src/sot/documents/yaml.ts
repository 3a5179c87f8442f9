import { constructFromEvents, EVENT_ID, type Event, parseEvents } from 'js-yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { LineIndex } from '../../diagnostics/position.ts';
import { findAliasProblem } from './aliases.ts';
import { buildNodes } from './build-nodes.ts';
import { ChunkFindings } from './chunk-findings.ts';
import { LocatedDocument, type YamlDocument } from './document.ts';
import type { JsonValue } from './json-value.ts';
import { MAX_BYTES, MAX_DEPTH, MAX_DOCUMENTS, MAX_FINDINGS, tooLarge, tooManyDocuments } from './limits.ts';
import type { BadKey } from './node.ts';
import { SCHEMA } from './schema.ts';
import { type Chunk, isBlank, splitDocuments } from './split.ts';

export type { YamlDocument } from './document.ts';

/** The documents of a YAML stream that could be read, in order, and a finding for everything that could not. */
export interface ParsedYaml {
  readonly documents: readonly YamlDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

interface ReadChunk {
  readonly values: readonly JsonValue[];
  readonly diagnostics: readonly Diagnostic[];
}

function construct(source: string, events: Event[], lastKeyHolds: boolean): readonly JsonValue[] {
  // Merging costs no more than writing the aliases out, and that has been bounded.
  const options = { source, schema: SCHEMA, json: lastKeyHolds, maxTotalMergeKeys: -1 };
  return constructFromEvents(events, options) as readonly JsonValue[];
}

function badKeysOf(text: string, events: readonly Event[]): readonly BadKey[] {
  const documents = events.filter(({ type }) => type === EVENT_ID.DOCUMENT);
  return documents.flatMap((_, ordinal) => buildNodes(text, events, ordinal).badKeys);
}

function constructAll(text: string, events: Event[], findings: ChunkFindings): ReadChunk {
  try {
    return { values: construct(text, events, false), diagnostics: [] };
  } catch {
    const badKeys = badKeysOf(text, events).slice(0, MAX_FINDINGS);
    const diagnostics = badKeys.map((key) => findings.key(key));
    if (badKeys.some(({ problem }) => problem !== 'duplicate')) return { values: [], diagnostics };
    try {
      // With keys that stand twice as the only fault, whatever else is wrong in the document can still be found.
      return { values: construct(text, events, true), diagnostics };
    } catch (error) {
      return { values: [], diagnostics: [...diagnostics, findings.syntax(error)] };
    }
  }
}

function readChunk(text: string, findings: ChunkFindings): ReadChunk {
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    const alias = findAliasProblem(text, events);
    if (alias !== null) return { values: [], diagnostics: [findings.alias(alias)] };
    return constructAll(text, events, findings);
  } catch (error) {
    return { values: [], diagnostics: [findings.syntax(error)] };
  }
}

/** A `---` with nothing after it ends the document before it for most people, and begins none. */
function withoutTrailing(chunks: readonly Chunk[]): readonly Chunk[] {
  const last = chunks.findLastIndex(({ text }) => !isBlank(text));
  return chunks.slice(0, last + 1);
}

/**
 * The documents of a YAML 1.2 stream with the place of everything in them. Never throws, whatever the text; a broken document
 * does not take the others with it, and keeps its number. After a thousand findings the rest of the file is left unread.
 */
export function parseYaml(file: string, text: string): ParsedYaml {
  if (text.length > MAX_BYTES) return { documents: [], diagnostics: [tooLarge(file, text.length)] };
  const content = text.replace(/^\ufeff/, '');
  const chunks = withoutTrailing(splitDocuments(content));
  if (chunks.length > MAX_DOCUMENTS) {
    return { documents: [], diagnostics: [tooManyDocuments(file, chunks.length)] };
  }
  let index: LineIndex | null = null;
  const lines = (): LineIndex => {
    index ??= new LineIndex(content);
    return index;
  };
  const documents: YamlDocument[] = [];
  const diagnostics: Diagnostic[] = [];
  let count = 0;
  for (const chunk of chunks) {
    const read = readChunk(chunk.text, new ChunkFindings(file, chunk, lines));
    read.values.forEach((value, ordinal) => {
      documents.push(new LocatedDocument({ file, index: count + ordinal, value, chunk, ordinal, lines }));
    });
    diagnostics.push(...read.diagnostics);
    count += Math.max(read.values.length, Math.min(read.diagnostics.length, 1));
    if (diagnostics.length > MAX_FINDINGS) break;
  }
  return { documents, diagnostics };
}
