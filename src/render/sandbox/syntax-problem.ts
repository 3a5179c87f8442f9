import type { Refusal } from './chunk.ts';
import type { SyntaxFault } from './protocol.ts';
import type { Template } from './template.ts';

const ruleId = 'template/syntax';

/**
 * Where and why a template is not JavaScript, from what V8 says of its generated source. V8 finds an unclosed block only
 * at the end and an unfinished tag only in what follows it; both are given the place where the author must act.
 */
export function syntaxProblem(template: Template, { message, line, column, length }: SyntaxFault): Refusal {
  const open = message === 'Unexpected end of input' ? unclosedBlock(template) : null;
  if (open !== null) {
    return {
      ruleId,
      message: 'this block is never closed: no <% } %> follows it',
      start: open,
      end: open + 1,
    };
  }
  // Without a column, V8 means what begins on the line; the end of that line is then within it, or behind it.
  const at =
    column === null ? template.generatedOffset(line + 1, 1) - 2 : template.generatedOffset(line, column);
  const start = template.offsetOf(at);
  if (start !== null && column !== null)
    return { ruleId, message: inWords(message), start, end: start + length };
  const before = template.chunks.findLast(({ kind, generated }) => kind === 'code' && generated <= at);
  const tag = before === undefined ? { start: 0, end: 0 } : template.trimmed(before);
  return { ruleId, message: 'the JavaScript of this tag is not complete', ...tag };
}

function inWords(message: string): string {
  // The call around the expression is ours.
  if (message === 'missing ) after argument list') return 'no operator or comma follows this';
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** The offset of the last `{` that ends a tag and has no tag that begins with its `}`; null where every one has. */
function unclosedBlock(template: Template): number | null {
  const open: number[] = [];
  for (const chunk of template.chunks) {
    if (chunk.kind === 'text') continue;
    const { start, end } = template.trimmed(chunk);
    if (template.text[start] === '}') open.pop();
    if (template.text[end - 1] === '{') open.push(end - 1);
  }
  return open.at(-1) ?? null;
}
