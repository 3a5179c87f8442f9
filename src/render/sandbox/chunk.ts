/** One piece of a template, in order: text that is printed as it stands, or the JavaScript of one tag. */
export interface Chunk {
  readonly kind: 'text' | 'code';
  /** Where the piece begins in the template, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
  /** Where it begins in the generated source: all that ejs writes for it, and in that a tag's JavaScript. */
  readonly statement: number;
  readonly generated: number;
}

/** Why a template cannot be compiled, by offsets in its text. */
export interface Refusal {
  readonly ruleId: 'template/syntax' | 'template/forbidden';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
