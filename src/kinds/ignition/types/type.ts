/** What a value of a configuration may be, as the Go types of Ignition have it; everything may be left out, or be `null`. */
export type Type =
  | { readonly is: 'text' | 'whole' | 'truth'; readonly go: string }
  | { readonly is: 'list'; readonly of: Type; readonly go: string }
  | StructType;

/** A map with fixed keys. */
export interface StructType {
  readonly is: 'struct';
  /** Its name in Ignition’s source, by which checks are found. */
  readonly name: string;
  readonly fields: Fields;
  /** Whether `null` is as good as leaving it out, also to the validator. */
  readonly pointer?: true;
  readonly go: string;
}

/** The keys of a map, in the order in which Ignition looks at them. */
export type Fields = Readonly<Record<string, Type>>;

/** A whole number. */
export const WHOLE: Type = { is: 'whole', go: 'int' };

/** True or false. */
export const TRUTH: Type = { is: 'truth', go: 'bool' };

/** A text. */
export const TEXT: Type = { is: 'text', go: 'string' };

/** A text of a type that has a name of its own. */
export function named(name: string): Type {
  return { is: 'text', go: `types.${name}` };
}

/** A list. */
export function list(of: Type, go = `[]${of.go}`): Type {
  return { is: 'list', of, go };
}

/** A map with fixed keys. */
export function struct(name: string, fields: Fields): StructType {
  return { is: 'struct', name, fields, go: `types.${name}` };
}
