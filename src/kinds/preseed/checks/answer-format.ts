import { holdsSecret } from '../../secret.ts';
import { FORMATS } from '../formats.ts';
import type { Entry } from '../parse.ts';
import type { Check, Mistake } from './check.ts';

/** Marks of other tools' templates, which fill in the answer later. */
const TO_BE_FILLED = /\$[({A-Za-z_]|\{\{|<%|@@/;

const COMMANDS = /_command$|^preseed\/run$/;

/** A whole value in quotes: debconf keeps them, and a shell takes what is between them for the name of one program. */
function quoted({ question, type, value: { text, start, end } }: Entry): Mistake | null {
  const [, quote, inner = ''] = /^(["'])(.*)\1$/s.exec(text) ?? [];
  if (quote === undefined || inner.includes(quote)) return null;
  if (COMMANDS.test(question.text)) {
    if (!inner.includes(' ')) return null;
    const message = 'the shell takes all that is between these quotes for the name of one program';
    return { start, end, message };
  }
  if (question.text.includes('kernel-opts') || type.text === 'text') return null;
  const message = `the quotes are a part of the answer: write \`${inner}\``;
  return { start, end, message, severity: 'warning', fix: inner };
}

function misfit(entry: Entry): Mistake | null {
  const { question, type, value } = entry;
  const { text, start, end } = value;
  if (type.text === 'seen' || text === '' || holdsSecret(text) || TO_BE_FILLED.test(text)) return null;
  const inQuotes = quoted(entry);
  if (inQuotes !== null) return inQuotes;
  const wrong = FORMATS[question.text]?.(text) ?? null;
  return wrong && { start, end, ...wrong };
}

/** The passwords that are typed twice: where both are answered, they are the same. */
function differentPasswords(entries: readonly Entry[]): readonly Mistake[] {
  return ['passwd/root-password', 'passwd/user-password', 'network-console/password'].flatMap((name) => {
    const last = (question: string): Entry | undefined =>
      entries.findLast((entry) => entry.question.text === question && entry.type.text !== 'seen');
    const [first, again] = [last(name), last(`${name}-again`)];
    if (first === undefined || again === undefined || first.value.text === again.value.text) return [];
    const { start, end } = again.value;
    return [
      { start, end, message: `this is not the answer to \`${name}\`, and the installer asks for both again` },
    ];
  });
}

/** An answer is written as its question wants it: names, addresses, paths, disks. */
export const answerFormat: Check = {
  ruleId: 'preseed/value',
  severity: 'error',
  check: ({ entries }) => [
    ...entries.flatMap((entry) => misfit(entry) ?? []),
    ...differentPasswords(entries),
  ],
};
