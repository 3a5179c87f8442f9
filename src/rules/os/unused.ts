import type { Rule } from '../rule.ts';
import { unused } from '../unused.ts';

/** An operating system is started by a boot, whether or not a workflow has that. */
export const unusedOs: Rule = {
  id: 'os/unused',
  severity: 'info',
  summary: 'no boot starts an operating system',
  check: (model) => {
    const started = new Set([...model.boots.values()].map(({ os }) => os));
    return unused(model, 'os/unused', model.oses.values(), (os) =>
      started.has(os) ? null : `no boot starts the operating system \`${os.id}\``,
    );
  },
};
