import { finding, related, within } from '../../sot/place.ts';
import { followers } from '../concerned.ts';
import type { Rule } from '../rule.ts';

/** A boot is one step of a workflow: a second step of the same boot has the same bytes and the same checkpoint. */
export const repeatedBoot: Rule = {
  id: 'workflow/repeated-boot',
  severity: 'warning',
  summary: 'a workflow has the same boot twice',
  *check(model) {
    for (const workflow of model.workflows.values()) {
      const ids = workflow.data.workflow.map(({ boot }) => boot);
      for (const [index, id] of ids.entries()) {
        const first = ids.indexOf(id);
        if (first === index) continue;
        const placeOf = (step: number) => within(workflow.place, 'workflow', step, 'boot');
        yield finding(placeOf(index), {
          ruleId: 'workflow/repeated-boot',
          severity: 'warning',
          message: `\`${id}\` is step ${first + 1} already, with the same bytes and the same checkpoint: what reports the first as done may end this one too; give the second a boot of its own`,
          hosts: followers(model, workflow),
          related: [related(placeOf(first), 'first here')],
        });
      }
    }
  },
};
