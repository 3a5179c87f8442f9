import { LineIndex } from '../../diagnostics/position.ts';
import type { KindFinding } from '../kind.ts';
import { FORM_NAMES, type Form } from './form.ts';

/** A finding at the first line of a text. */
export function firstLineFinding(text: string, found: Omit<KindFinding, 'range'>): KindFinding {
  const start = text.trim() === '' ? 0 : /^\s*/.exec(text)![0].length;
  const line = /^[^\r\n]*/.exec(text.slice(start))![0];
  return { ...found, range: new LineIndex(text).rangeOf(start, start + line.length) };
}

/** The finding for a text that begins with nothing that cloud-init knows; null where it does. */
export function headerFinding(text: string, form: Form, ruleId: string): KindFinding | null {
  if (form !== null) return null;
  const first = /^[^\r\n]*/.exec(text.trimStart())![0];
  const meant = /^[#\s]*cloud[-_ ]?config\b/i.test(first) ? '; did you mean `#cloud-config`?' : '';
  const message = `the first line is not \`#cloud-config\`, so that cloud-init ignores the file${meant}`;
  return firstLineFinding(text, {
    ruleId,
    severity: 'error',
    message,
    fix: meant === '' ? null : '#cloud-config',
  });
}

/** The finding for a text of another form than cloud-config. */
export function uncheckedFinding(text: string, form: Form): KindFinding | null {
  if (form === null || form === 'cloud-config') return null;
  const message = `this is ${FORM_NAMES[form]}, and vaq checks only cloud-config`;
  return firstLineFinding(text, { ruleId: 'cloud-config/unchecked', severity: 'info', message, fix: null });
}
