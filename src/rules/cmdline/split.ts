import { finding, keyFinding } from '../../sot/place.ts';
import { hostsThrough } from '../concerned.ts';
import type { Rule } from '../rule.ts';
import { type Argument, argumentsOf } from './arguments.ts';

/** A value with a word in place of each of its templates, whatever they render to. */
export function withoutTemplates(value: string): string {
  return value.replace(/<%[\s\S]*?%>/g, '…');
}

/** The pieces that the kernel makes of a value: it splits at blanks that do not stand in double quotes. */
function pieces(value: string): readonly string[] {
  return value.match(/(?:"[^"]*"|[^\s"])+/g) ?? [];
}

/** Why a value does not come to the kernel as one argument, or null where it does. */
export function valueProblem(value: string): string | null {
  if (/[\r\n]/.test(value)) return 'a line break ends the command in iPXE, and the rest is no command';
  if (value.split('"').length % 2 === 0) {
    return 'a double quote is left open, so that all that follows on the command line becomes part of it';
  }
  const ends = value.split(/\s+/).find((word) => ['||', '&&', ';'].includes(word));
  if (ends !== undefined) return `iPXE ends the command at \`${ends}\`, in quotes too`;
  const parts = pieces(value);
  if (parts.length > 1) {
    const shown = parts.map((part) => `\`${part}\``).join(', ');
    return `the kernel splits it at blanks, into ${shown}; put the value in double quotes, inside the single quotes of YAML`;
  }
  if (/^\s|\s$/.test(value))
    return 'the blanks around it are lost; put the value in double quotes, or remove them';
  if (/^'.*'$/.test(value)) return 'the kernel knows no single quotes, and takes them as part of the value';
  return null;
}

function problemOf({ key, value }: Argument): { readonly atKey: boolean; readonly message: string } | null {
  if (/[\s"]/.test(key)) {
    return { atKey: true, message: `\`${key}\` is no single argument; give each one an item of its own` };
  }
  const problem = value === null ? null : valueProblem(withoutTemplates(value));
  return problem === null ? null : { atKey: false, message: `\`${key}\`: ${problem}` };
}

/** Each argument of the command line comes to the kernel as one word. */
export const splitArgument: Rule = {
  id: 'cmdline/split',
  severity: 'error',
  summary: 'an argument of the command line does not reach the kernel as one',
  *check(model) {
    for (const os of model.oses.values()) {
      for (const argument of argumentsOf(os)) {
        const problem = problemOf(argument);
        if (problem === null) continue;
        const found = problem.atKey ? keyFinding : finding;
        yield found(argument.place, {
          ruleId: 'cmdline/split',
          message: problem.message,
          hosts: hostsThrough(model, (boot) => boot.os === os),
        });
      }
    }
  },
};
