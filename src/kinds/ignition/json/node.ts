/** A stretch of a text, by offsets in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A key of a map with its value; the span is the key's, with its quotes. */
export interface Entry extends Span {
  readonly key: string;
  readonly node: JsonNode;
}

/** A value of JSON (RFC 8259) with its place; a key that stands twice is there twice. */
export type JsonNode = Span &
  (
    | { readonly is: 'map'; readonly entries: readonly Entry[] }
    | { readonly is: 'list'; readonly items: readonly JsonNode[] }
    | { readonly is: 'text'; readonly value: string }
    | { readonly is: 'number'; readonly written: string }
    | { readonly is: 'truth'; readonly value: boolean }
    | { readonly is: 'null' }
  );

/** Where a text is no JSON, and why, in the words of Go’s `encoding/json`. */
export class JsonMistake extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
