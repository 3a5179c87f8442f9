import { finding, within } from '../../sot/place.ts';
import { followers } from '../concerned.ts';
import type { Rule } from '../rule.ts';

/** A rollout that tolerates failures still stops before more hosts have failed than there are. */
export const maxFail: Rule = {
  id: 'workflow/max-fail',
  severity: 'warning',
  summary: 'more failures are tolerated than hosts follow the workflow',
  *check(model) {
    // A host that could not be read or linked may be one of those who are missing.
    if (!model.isWhole) return;
    for (const workflow of model.workflows.values()) {
      const most = workflow.data.deps?.max_fail ?? 0;
      if (most === 0) continue;
      const hosts = followers(model, workflow);
      if (hosts.length === 0 || most <= hosts.length) continue;
      yield finding(within(workflow.place, 'deps', 'max_fail'), {
        ruleId: 'workflow/max-fail',
        severity: 'warning',
        message: `\`max_fail\` ${most} never stops this rollout: ${hosts.length === 1 ? 'one host follows' : `${hosts.length} hosts follow`} the workflow, and all of them may fail`,
        hosts,
      });
    }
  },
};
