import { finding, related, within } from '../../sot/place.ts';
import { followers } from '../concerned.ts';
import type { Rule } from '../rule.ts';

/** A boot that is never done is the last of its workflow. */
export const unreachableBoot: Rule = {
  id: 'workflow/unreachable-boot',
  severity: 'error',
  summary: 'a boot comes after one that is never done',
  *check(model) {
    for (const workflow of model.workflows.values()) {
      const boots = workflow.boots ?? [];
      const endless = boots.findIndex(({ done }) => done === 'never');
      const next = boots[endless + 1];
      if (endless === -1 || next === undefined) continue;
      const before = boots[endless]!;
      yield finding(within(workflow.place, 'workflow', endless + 1, 'boot'), {
        ruleId: 'workflow/unreachable-boot',
        message: `no host comes to \`${next.id}\`: \`${before.id}\` before it is never done; make that the last boot, or let it end by \`done: checkpoint\` or \`done: fetched\``,
        hosts: followers(model, workflow),
        related: [related(within(before.place, 'done'), `\`${before.id}\` is never done`)],
      });
    }
  },
};
