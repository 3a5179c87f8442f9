import vm from 'node:vm';
import type { SyntaxFault } from './protocol.ts';

/** Parses a generated source alone, as the body of a function; null when it is JavaScript. */
export function syntaxFault(context: vm.Context, template: number, source: string): SyntaxFault | null {
  try {
    vm.compileFunction(`"use strict";\n${source}`, ['__append', 'escapeFn'], {
      parsingContext: context,
      filename: `template:${template}`,
    });
    return null;
  } catch (error) {
    const { message, stack } = error as { message: string; stack: string };
    return { template, message, ...placeIn(stack) };
  }
}

/** Node puts the file and line, the source line, and carets under the place before the stack of a syntax error. */
function placeIn(stack: string): { line: number; column: number | null; length: number } {
  const [head = '', , carets = ''] = stack.split('\n');
  const line = Number(/:(\d+)$/.exec(head)?.[1] ?? 1);
  const marked = /^(\s*)(\^+)/.exec(carets);
  if (marked === null) return { line, column: null, length: 0 };
  return { line, column: marked[1]!.length + 1, length: marked[2]!.length };
}
