import vm from 'node:vm';
import { LOCKDOWN } from './inside/lockdown.ts';
import { PRELUDE } from './inside/prelude.ts';
import { NO_CODE, printers, USUAL_NAMES } from './printers.ts';
import type { Load, SyntaxFault } from './protocol.ts';
import { syntaxFault } from './syntax-fault.ts';

/** The functions of the context that this side calls; they take and give only strings, numbers and each other's functions. */
interface Inside {
  readonly define: (
    index: number,
    name: string,
    source: string,
    first: number,
    end: number,
    printed: string,
    code: unknown,
    quick: unknown,
    names: string,
  ) => void;
  readonly render: (template: number, job: string) => number;
  readonly take: () => string;
}

/** A context with every template in it. */
export interface Realm {
  readonly broken: readonly SyntaxFault[];
  /** Renders a job of a template, given as JSON, and holds the reply; gives the size of all that it holds, in UTF-16 units. */
  readonly render: (template: number, job: string) => number;
  /** The replies that it holds, a list in JSON; nothing where there is none. */
  readonly take: () => string;
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
  const prelude = run(PRELUDE, 'vaq:prelude') as (lockdown: unknown, output: number, usual: string) => Inside;
  const inside = prelude(lockdown, output, USUAL_NAMES.join(' '));
  const broken: SyntaxFault[] = [];
  for (const [index, { name, source, first, end, printed }] of templates.entries()) {
    const fault = source === null ? null : syntaxFault(context, index, source);
    if (fault !== null) broken.push(fault);
    const { code, quick, names } = source === null || fault !== null ? NO_CODE : printers(source);
    const compiled = (text: string | null): unknown =>
      text === null ? null : run(text, `template:${index}`);
    inside.define(
      index,
      name,
      source ?? '',
      first,
      end,
      printed.join(' '),
      compiled(code),
      compiled(quick),
      names.join(' '),
    );
  }
  // Nothing else that a realm has left makes a promise, and escapes are not allowed in this word.
  const canPutOff = templates.some(({ source }) => source?.includes('async'));
  return {
    broken,
    render: (template, job) => {
      const size = inside.render(template, job);
      // What a template has put off runs now, within its own time, and can no longer change what it printed.
      if (canPutOff) NOTHING.runInContext(context);
      return size;
    },
    take: inside.take,
  };
}
