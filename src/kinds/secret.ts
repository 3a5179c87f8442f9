/** The form in which a secret stands in rendered text until it is given to a machine. */
const PLACEHOLDER = /‹secret [^‹›\n]*›/;
const PLACEHOLDER_HERE = new RegExp(PLACEHOLDER, 'y');

/** Whether a value holds a secret's placeholder, so that nothing can be said of its content. */
export function holdsSecret(value: string): boolean {
  return PLACEHOLDER.test(value);
}

/** The placeholder of a secret that begins at an offset of a text, or null: its blank is no end of a word. */
export function placeholderAt(text: string, offset: number): string | null {
  PLACEHOLDER_HERE.lastIndex = offset;
  return PLACEHOLDER_HERE.exec(text)?.[0] ?? null;
}
