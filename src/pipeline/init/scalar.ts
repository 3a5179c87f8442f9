const PLAIN = /^[A-Za-z/_][\w./@+-]*(?: [\w./@+-]+)*$/;
/** What YAML 1.1 or 1.2 reads as something else than a text. */
const OTHER = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;
const MAC = /^[\da-f]{2}(?::[\da-f]{2}){5}$/i;

/** A text as YAML, so that every reader gets the same text back: plain where that is safe, else in double quotes. */
export function scalar(text: string): string {
  const isPlain = (PLAIN.test(text) && !OTHER.test(text)) || ADDRESS.test(text) || MAC.test(text);
  // JSON is YAML, but for what JSON leaves as it is and YAML calls unprintable (YAML 1.2.2, section 5.1).
  return isPlain
    ? text
    : JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
