import type { Rule } from '../rule.ts';
import { unused } from '../unused.ts';

/** A boot is part of a workflow, whether or not a host follows that. */
export const unusedBoot: Rule = {
  id: 'boot/unused',
  severity: 'info',
  summary: 'no workflow has a boot',
  check: (model) => {
    const booted = new Set([...model.workflows.values()].flatMap(({ boots }) => boots ?? []));
    return unused(model, 'boot/unused', model.boots.values(), (boot) =>
      booted.has(boot) ? null : `no workflow has the boot \`${boot.id}\``,
    );
  },
};
