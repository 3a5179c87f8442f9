/** The types that a question may have, as debconf-devel(7) names them, and the `seen` flag, which stands in the same place. */
export const TYPES: readonly string[] = [
  'string',
  'boolean',
  'select',
  'multiselect',
  'note',
  'text',
  'password',
  'title',
  'error',
  'seen',
];

/** Whether a word may stand where an answer says its type. */
export function isType(word: string): boolean {
  return TYPES.includes(word);
}

const TEXTS: readonly string[] = ['string', 'select', 'multiselect'];

/** Whether an answer of type `written` fits a question of type `own`; texts and choices, which the installer keeps alike, fit each other. */
export function typeFits(written: string, own: string): boolean {
  return written === own || (TEXTS.includes(written) && TEXTS.includes(own));
}

/** Whether a word has the form of a question's name, `package/question`; paths and URLs have not. */
export function isQuestionName(word: string): boolean {
  return /^[A-Za-z0-9][\w.+-]*(\/[\w.+:-]+)+$/.test(word);
}
