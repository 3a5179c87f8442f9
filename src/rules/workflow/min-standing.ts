import { finding, within } from '../../sot/place.ts';
import { followers } from '../concerned.ts';
import type { Rule } from '../rule.ts';

/** A rollout waits for no more hosts than there are. */
export const minStanding: Rule = {
  id: 'workflow/min-standing',
  severity: 'error',
  summary: 'more hosts must be up than follow the workflow',
  *check(model) {
    // A host that could not be read or linked may be one of those who are missing.
    if (!model.isWhole) return;
    for (const workflow of model.workflows.values()) {
      const least = workflow.data.deps?.min_standing ?? 0;
      if (least === 0) continue;
      const hosts = followers(model, workflow);
      // A workflow without hosts waits for nobody, and is a finding of its own.
      if (hosts.length === 0 || least <= hosts.length) continue;
      yield finding(within(workflow.place, 'deps', 'min_standing'), {
        ruleId: 'workflow/min-standing',
        message: `\`min_standing\` ${least} can never be met: ${hosts.length === 1 ? 'one host follows' : `${hosts.length} hosts follow`} this workflow`,
        hosts,
      });
    }
  },
};
