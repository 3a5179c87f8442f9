import { finding, related } from '../../sot/place.ts';
import { hostsThrough } from '../concerned.ts';
import type { Rule } from '../rule.ts';
import { type Argument, argumentsOf } from './arguments.ts';

/** The device of a console: what stands before its speed and other options. */
function deviceOf({ value }: Argument): string {
  return value!.split(',')[0]!;
}

/** Each console is stated once: of the options of one device, the kernel keeps those that it reads first. */
export const repeatedConsole: Rule = {
  id: 'cmdline/console',
  severity: 'warning',
  summary: 'the command line states a console twice',
  *check(model) {
    for (const os of model.oses.values()) {
      const consoles = argumentsOf(os).filter(
        ({ key, value }) => key === 'console' && value !== null && !value.includes('<%'),
      );
      for (const [index, one] of consoles.entries()) {
        const first = consoles.findIndex((other) => deviceOf(other) === deviceOf(one));
        if (first === index) continue;
        const earlier = consoles[first]!;
        const isSame = earlier.word === one.word;
        yield finding(one.place, {
          ruleId: 'cmdline/console',
          severity: isSame ? 'info' : 'warning',
          message: isSame
            ? `\`${one.word}\` is stated twice; once is enough, and the last console becomes /dev/console`
            : `\`${deviceOf(one)}\` is a console already, and the kernel keeps its first options: \`${earlier.word}\` holds, \`${one.word}\` does not; remove one`,
          hosts: hostsThrough(model, (boot) => boot.os === os),
          related: [related(earlier.place, 'first stated here')],
        });
      }
    }
  },
};
