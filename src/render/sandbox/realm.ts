import vm from 'node:vm';
import { LOCKDOWN } from './inside/lockdown.ts';
import { PRELUDE } from './inside/prelude.ts';
import type { Load, SyntaxFault } from './protocol.ts';
import { syntaxFault } from './syntax-fault.ts';

/** The two functions of the context that this side calls; they take and give only strings, numbers and each other's functions. */
interface Inside {
  readonly define: (
    index: number,
    name: string,
    source: string,
    first: number,
    end: number,
    code: unknown,
  ) => void;
  readonly render: (template: number, job: string) => string;
}

/** A context with every template in it. */
export interface Realm {
  readonly broken: readonly SyntaxFault[];
  /** Renders a job of a template, given as JSON; the reply is JSON. */
  readonly render: (template: number, job: string) => string;
}

const NOTHING = new vm.Script('0');

/**
 * A new context with no object of this side in it: an ordinary global of its own, no code from strings, and microtasks
 * that run only when told to.
 */
export function openRealm({ templates, output }: Load): Realm {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  });
  const run = (code: string, filename: string): unknown =>
    new vm.Script(code, { filename }).runInContext(context);
  const lockdown = run(LOCKDOWN, 'vaq:lockdown');
  const prelude = run(PRELUDE, 'vaq:prelude') as (lockdown: unknown, output: number) => Inside;
  const inside = prelude(lockdown, output);
  const broken: SyntaxFault[] = [];
  for (const [index, { name, source, first, end }] of templates.entries()) {
    const fault = source === null ? null : syntaxFault(context, index, source);
    if (fault !== null) broken.push(fault);
    const code = source === null || fault !== null ? null : run(wrapped(source), `template:${index}`);
    inside.define(index, name, source ?? '', first, end, code);
  }
  return {
    broken,
    render: (template, job) => {
      const reply = inside.render(template, job);
      // What a template has put off runs now, within its own time, and can no longer change what it printed.
      NOTHING.runInContext(context);
      return reply;
    },
  };
}

/**
 * Names are looked up in the scope first; the template's own code is strict. The source has been parsed alone as a
 * function's body, so its brackets are balanced and none of it stands outside the inner function. The last of these
 * comments in a script counts: a template cannot name another source or a source map.
 */
function wrapped(source: string): string {
  const open = '(function (__scope) { with (__scope) { return function (__append, escapeFn) { "use strict";';
  return `${open}\n${source}\n} } })\n//# sourceURL=\n//# sourceMappingURL=`;
}
