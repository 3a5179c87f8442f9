import type { Rule } from '../rule.ts';
import { unused } from '../unused.ts';

/** A workflow is followed by a host. */
export const unusedWorkflow: Rule = {
  id: 'workflow/unused',
  severity: 'info',
  summary: 'no host follows a workflow',
  check: (model) => {
    const followed = new Set(model.hosts.map(({ workflow }) => workflow));
    return unused(model, 'workflow/unused', model.workflows.values(), (workflow) =>
      followed.has(workflow) ? null : `no host follows the workflow \`${workflow.id}\``,
    );
  },
};
