import { nearest } from '../../diagnostics/nearest.ts';
import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** The lists of a workflow that name other workflows. */
const LISTS = ['block_deps', 'validate_on'] as const;

/** A workflow waits for, and is validated by, workflows that exist. */
export const unknownDependency: Rule = {
  id: 'workflow/unknown-dependency',
  severity: 'error',
  summary: 'a workflow depends on one that does not exist',
  *check(model) {
    for (const { data, place } of model.workflows.values()) {
      for (const list of LISTS) {
        for (const [index, id] of (data.deps?.[list] ?? []).entries()) {
          if (model.workflows.has(id) || model.brokenWorkflows.has(id)) continue;
          const meant = nearest(
            id,
            [...model.workflows.keys()].filter((known) => known !== data.id),
          );
          const help = meant === null ? '; remove it, or add the workflow' : `; did you mean \`${meant}\`?`;
          yield finding(within(place, 'deps', list, index), {
            ruleId: 'workflow/unknown-dependency',
            message: `the workflow \`${id}\` does not exist${help}`,
            fix: meant,
          });
        }
      }
    }
  },
};
