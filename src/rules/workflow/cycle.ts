import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Model, Workflow } from '../../sot/model/types.ts';
import { finding, related, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** As many workflows of a circle are named; who mends it needs one. */
const MOST_NAMES = 8;

/** A workflow on the way, and which of its dependencies is looked at next. */
interface Step {
  readonly workflow: Workflow;
  next: number;
}

function messageOf(circle: readonly Workflow[]): string {
  const names = circle.map(({ id }) => `\`${id}\``);
  if (names.length === 1) return `the workflow ${names[0]} waits for itself; remove it here`;
  const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES - 1), '…'] : names;
  const way = [...shown, names[0]].join(' → ');
  return `these workflows wait for each other, so that none can begin: ${way}; remove one of them from \`block_deps\``;
}

/** The finding at the dependency, of the last workflow of a circle, that leads back to the first. */
function closed(circle: readonly Workflow[], index: number): Diagnostic {
  return finding(within(circle.at(-1)!.place, 'deps', 'block_deps', index), {
    ruleId: 'workflow/cycle',
    message: messageOf(circle),
    related: circle
      .slice(0, Math.min(circle.length, MOST_NAMES) - 1)
      .map(({ place }) => related(within(place, 'deps', 'block_deps'), 'part of the circle')),
  });
}

/** Goes along `block_deps`, depth first and without recursion, since a chain may be as long as somebody makes it. */
function* circles(workflows: Model['workflows']): Iterable<Diagnostic> {
  const done = new Set<Workflow>();
  for (const start of workflows.values()) {
    const way: Step[] = done.has(start) ? [] : [{ workflow: start, next: 0 }];
    const onWay = new Set(way.map(({ workflow }) => workflow));
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const { workflow } = step;
      const index = step.next++;
      const id = workflow.data.deps?.block_deps?.[index];
      const next = id === undefined ? undefined : workflows.get(id);
      if (id === undefined) {
        done.add(workflow);
        onWay.delete(workflow);
        way.pop();
      } else if (next !== undefined && onWay.has(next)) {
        const circle = way.map((earlier) => earlier.workflow);
        yield closed(circle.slice(circle.indexOf(next)), index);
      } else if (next !== undefined && !done.has(next)) {
        way.push({ workflow: next, next: 0 });
        onWay.add(next);
      }
    }
  }
}

/** Workflows wait for each other in one direction. */
export const workflowCycle: Rule = {
  id: 'workflow/cycle',
  severity: 'error',
  summary: 'workflows wait for each other in a circle',
  check: ({ workflows }) => circles(workflows),
};
