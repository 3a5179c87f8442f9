/** What a document can hold: the values of JSON (RFC 8259), and nothing that JSON has not, such as NaN. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };
