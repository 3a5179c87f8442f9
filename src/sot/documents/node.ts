import type { ScalarEvent } from 'js-yaml';

/** Where a value stands: offsets in the text of its chunk, `end` after the last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value of a document with its place; quotes, brackets and the sign of a block scalar belong to it. */
export type Node = ScalarNode | SequenceNode | MappingNode | AliasNode;

/** A text, number, truth value or nothing; nothing written is an empty span where it would stand. */
export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  readonly event: ScalarEvent;
}

/** A list. */
export interface SequenceNode extends Span {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
}

/** A map: its own keys, of which the last of equal ones holds, and what `<<` brings into it. */
export interface MappingNode extends Span {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, Entry>;
  readonly merged: readonly Node[];
}

/** The use of an anchor. */
export interface AliasNode extends Span {
  readonly kind: 'alias';
  readonly target: Node | null;
}

/** One key of a map with its value. */
export interface Entry {
  readonly key: Node;
  readonly value: Node;
}

/** A key that cannot stand: its map has it already, it is no text, or its name is reserved. */
export type BadKey =
  | { readonly problem: 'duplicate'; readonly span: Span; readonly name: string; readonly first: Span }
  | { readonly problem: 'complex' | 'reserved'; readonly span: Span };
