import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Model, Workflow } from '../../sot/model/types.ts';
import { finding, related, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** Goes along `block_deps`, and reports each one that leads back to a workflow on the way. */
class Walk {
  readonly found: Diagnostic[] = [];
  readonly #workflows: Model['workflows'];
  readonly #done = new Set<Workflow>();

  constructor(workflows: Model['workflows']) {
    this.#workflows = workflows;
  }

  visit(workflow: Workflow, trail: readonly Workflow[]): void {
    if (this.#done.has(workflow)) return;
    const way = [...trail, workflow];
    for (const [index, id] of (workflow.data.deps?.block_deps ?? []).entries()) {
      const next = this.#workflows.get(id);
      if (next === undefined) continue;
      const start = way.indexOf(next);
      if (start === -1) this.visit(next, way);
      else this.#report(way.slice(start), index);
    }
    this.#done.add(workflow);
  }

  #report(circle: readonly Workflow[], index: number): void {
    const last = circle.at(-1)!;
    const [first] = circle;
    const names = [...circle, first!].map(({ id }) => `\`${id}\``).join(' → ');
    const message =
      circle.length === 1
        ? `the workflow ${names.split(' ')[0]} waits for itself; remove it here`
        : `these workflows wait for each other, so that none can begin: ${names}; remove one of them from \`block_deps\``;
    this.found.push(
      finding(within(last.place, 'deps', 'block_deps', index), {
        ruleId: 'workflow/cycle',
        message,
        related: circle
          .slice(0, -1)
          .map(({ place }) => related(within(place, 'deps', 'block_deps'), 'part of the circle')),
      }),
    );
  }
}

/** Workflows wait for each other in one direction. */
export const workflowCycle: Rule = {
  id: 'workflow/cycle',
  severity: 'error',
  summary: 'workflows wait for each other in a circle',
  check: ({ workflows }) => {
    const walk = new Walk(workflows);
    for (const workflow of workflows.values()) walk.visit(workflow, []);
    return walk.found;
  },
};
