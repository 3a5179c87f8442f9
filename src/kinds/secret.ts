/** The form in which a secret stands in rendered text until it is given to a machine. */
const PLACEHOLDER = /‹secret [^›\n]*›/;

/** Whether a value holds a secret's placeholder, so that nothing can be said of its content. */
export function holdsSecret(value: string): boolean {
  return PLACEHOLDER.test(value);
}
