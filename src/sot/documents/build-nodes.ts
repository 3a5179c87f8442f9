import {
  type AliasEvent,
  COLLECTION_STYLE,
  constructFromEvents,
  EVENT_ID,
  type Event,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import { skipIndicators } from './gap.ts';
import type { AliasNode, BadKey, Entry, MappingNode, Node, SequenceNode, Span } from './node.ts';
import { scalarSpan } from './scalar-span.ts';
import { RESERVED_KEY, SCHEMA } from './schema.ts';

// The keys of the data model, which need no schema to tell what they are.
const PLAIN_NAME = /^(?!(?:null|true|false)$)[a-z_][a-z0-9_-]*$/;

/** A document's values with their places, and the keys that cannot stand, each once its value has been passed. */
export interface BuiltNodes {
  readonly root: Node;
  readonly badKeys: readonly BadKey[];
}

function isMerge({ kind, event }: Node & { readonly event?: ScalarEvent }, text: string): boolean {
  if (kind !== 'scalar' || event?.style !== SCALAR_STYLE.PLAIN || event.tagStart !== -1) return false;
  return text.slice(event.valueStart, event.valueEnd) === '<<';
}

/** Walks the events of one document with a cursor in its text: events say where values begin, not all say where they end. */
class Builder {
  readonly badKeys: BadKey[] = [];
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #document: Event;
  readonly #anchors = new Map<string, Node>();
  #next: number;
  #cursor = 0;

  constructor(text: string, events: readonly Event[], documentAt: number) {
    this.#text = text;
    this.#events = events;
    this.#document = events[documentAt]!;
    this.#next = documentAt + 1;
  }

  /** The node of the next event, after an indicator. */
  node(indicator: string): Node {
    const event = this.#events[this.#next++] as ScalarEvent | SequenceEvent | MappingEvent | AliasEvent;
    if (event.type === EVENT_ID.ALIAS) return this.#alias(event);
    const node = this.#content(event, indicator);
    this.#cursor = node.end;
    if (event.anchorStart !== -1) {
      this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), node);
    }
    return node;
  }

  #content(event: ScalarEvent | SequenceEvent | MappingEvent, indicator: string): Node {
    if (event.type === EVENT_ID.SEQUENCE) return this.#sequence(event);
    if (event.type === EVENT_ID.MAPPING) return this.#mapping(event);
    return { kind: 'scalar', event, ...scalarSpan(this.#text, event, this.#cursor, indicator) };
  }

  #alias({ anchorStart, anchorEnd }: AliasEvent): AliasNode {
    this.#cursor = anchorEnd;
    const target = this.#anchors.get(this.#text.slice(anchorStart, anchorEnd)) ?? null;
    return { kind: 'alias', start: anchorStart - 1, end: anchorEnd, target };
  }

  #sequence({ start, style }: SequenceEvent): SequenceNode {
    const isFlow = style === COLLECTION_STYLE.FLOW;
    this.#cursor = isFlow ? start + 1 : start;
    const items: Node[] = [];
    while (!this.#popped()) items.push(this.node('-'));
    return { kind: 'sequence', start, end: this.#end(isFlow), items };
  }

  #mapping(event: MappingEvent): MappingNode {
    const isBraced = this.#isBraced(event);
    this.#cursor = isBraced ? event.start + 1 : event.start;
    const entries = new Map<string, Entry>();
    const firsts = new Map<string, Span>();
    const merged: Node[] = [];
    while (!this.#popped()) {
      const key = this.node('?');
      const value = this.node(':');
      if (isMerge(key, this.#text)) {
        merged.push(value);
        continue;
      }
      const name = this.#name(key);
      if (name === null) continue;
      const first = firsts.get(name);
      if (first === undefined) firsts.set(name, key);
      else this.badKeys.push({ problem: 'duplicate', span: key, name, first });
      entries.set(name, { key, value });
    }
    return { kind: 'mapping', start: event.start, end: this.#end(isBraced), entries, merged };
  }

  /** A pair in a list, as in `[a: 1]`, is a map of flow style without braces of its own, even if its key has some. */
  #isBraced({ style, start }: MappingEvent): boolean {
    const key = this.#events[this.#next]!;
    const isPair = 'start' in key && key.start === start;
    return style === COLLECTION_STYLE.FLOW && this.#text[start] === '{' && !isPair;
  }

  #popped(): boolean {
    if (this.#events[this.#next]!.type !== EVENT_ID.POP) return false;
    this.#next++;
    return true;
  }

  #end(isBracketed: boolean): number {
    return isBracketed ? skipIndicators(this.#text, this.#cursor, ',?:') + 1 : this.#cursor;
  }

  /** The key as the value has it, `0x10` and `16` being one; null where it is refused. */
  #name(key: Node): string | null {
    const node = key.kind === 'alias' ? key.target : key;
    if (node?.kind !== 'scalar') {
      this.badKeys.push({ problem: 'complex', span: key });
      return null;
    }
    const name = this.#scalarName(node.event);
    if (name === RESERVED_KEY) this.badKeys.push({ problem: 'reserved', span: key });
    return name;
  }

  #scalarName(event: ScalarEvent): string {
    const written = this.#text.slice(event.valueStart, event.valueEnd);
    if (event.fast && event.tagStart === -1 && PLAIN_NAME.test(written)) return written;
    const events = [this.#document, event, { type: EVENT_ID.POP }];
    return String(constructFromEvents(events, { source: this.#text, schema: SCHEMA })[0]);
  }
}

/** The nodes of a document: of events that were parsed from `text`, the document with this number. */
export function buildNodes(text: string, events: readonly Event[], ordinal: number): BuiltNodes {
  const documents = events.flatMap((event, at) => (event.type === EVENT_ID.DOCUMENT ? [at] : []));
  const builder = new Builder(text, events, documents[ordinal]!);
  return { root: builder.node(''), badKeys: builder.badKeys };
}
