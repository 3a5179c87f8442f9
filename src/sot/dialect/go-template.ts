/** The names that stand under the dot in Vaquero's templates, of all its models. */
const ROOTS = 'env|boot|host|interface|agent|group|config';

/**
 * An action of Go's text/template as Vaquero's assets have it. Other programs put braces around their placeholders too:
 * only what reads Vaquero's own names, calls its function, or defines and includes templates as it does is one of its.
 */
const ACTION = new RegExp(
  `\\{\\{-?\\s*(?:(?:define|template|block)\\s+"|Checkpoint\\b|[^{}]*?(?<![\\w)\\]"])\\.(?:${ROOTS})\\b)`,
);

/** Where the first action of a Go template for Vaquero stands in a text; null where none does. */
export function goTemplateAt(text: string): { readonly start: number; readonly end: number } | null {
  if (!text.includes('{{')) return null;
  const found = ACTION.exec(text);
  if (found === null) return null;
  const close = text.indexOf('}}', found.index);
  const lineEnd = text.indexOf('\n', found.index);
  const ends = [close === -1 ? text.length : close + 2, lineEnd === -1 ? text.length : lineEnd];
  return { start: found.index, end: Math.min(...ends) };
}
