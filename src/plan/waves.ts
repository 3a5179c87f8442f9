import { foldHosts } from '../diagnostics/fold-hosts.ts';
import type { Model } from '../sot/model/types.ts';
import type { WorkflowDocument } from '../sot/schema/generated/types.ts';

type Deps = NonNullable<WorkflowDocument['deps']>;

/** A host that a rollout knows of. */
export interface Rolled {
  readonly label: string;
  /** The id of its workflow; null where it follows none, and is held back by nothing. */
  readonly workflow: string | null;
  /** Whether it is to be installed, or installed again; if not, it only stands or not. */
  readonly isActedOn: boolean;
  /** Whether it stands now: it was installed, and nothing is under way. */
  readonly isUp: boolean;
  /** Whether its turn has come, and it has not come to its end. */
  readonly isUnderWay?: boolean;
  /** Whether it has failed, and is not tried again: more of these than `max_fail` stop a rollout. */
  readonly hasFailed?: boolean;
}

/** When a host's turn is: the number of its wave, from 1, and what it waited for; no number where it never comes. */
export interface Turn {
  readonly wave: number | null;
  readonly why: string | null;
}

/** The rollout of each workflow that states one. */
export function rolloutDeps({ hosts }: Pick<Model, 'hosts'>): ReadonlyMap<string, Deps> {
  return new Map(
    hosts.flatMap(({ workflow }) =>
      workflow?.data.deps === undefined ? [] : [[workflow.id, workflow.data.deps] as const],
    ),
  );
}

/** One workflow in the course of a rollout. */
interface Course {
  readonly id: string;
  readonly deps: Deps;
  /** Those that do not stand come first: they add to the ones that do. */
  readonly pending: Rolled[];
  /** Those that have failed, as far as they count: without `deps` there is no rollout that they could stop. */
  readonly failed: readonly Rolled[];
  up: number;
  underWay: number;
  why: string | null;
}

function coursesOf(hosts: readonly Rolled[], deps: ReadonlyMap<string, Deps>): ReadonlyMap<string, Course> {
  const courses = new Map<string, Course>();
  for (const { workflow } of hosts) {
    if (workflow === null || courses.has(workflow)) continue;
    const own = hosts.filter((host) => host.workflow === workflow);
    const acted = own.filter(({ isActedOn }) => isActedOn);
    courses.set(workflow, {
      id: workflow,
      deps: deps.get(workflow) ?? {},
      pending: [...acted.filter(({ isUp }) => !isUp), ...acted.filter(({ isUp }) => isUp)],
      failed: deps.has(workflow) ? own.filter(({ hasFailed }) => hasFailed) : [],
      up: own.filter(({ isUp }) => isUp).length,
      underWay: own.filter(({ isUnderWay }) => isUnderWay).length,
      why: null,
    });
  }
  return courses;
}

/** Why a workflow goes no further: more of its hosts have failed than it tolerates. */
function haltedBy({ id, deps, failed }: Course): string | null {
  const most = deps.max_fail ?? 0;
  if (failed.length <= most) return null;
  const labels = foldHosts(failed.map(({ label }) => label));
  return `\`max_fail\` of ${id} is ${most}, and ${failed.length} ${failed.length === 1 ? 'host has' : 'hosts have'} failed: ${labels}`;
}

/** What keeps a workflow from its turn: the first that it waits for; null where nothing does. */
function blockedBy({ id }: Course, courses: ReadonlyMap<string, Course>): string | null {
  for (const course of courses.values()) {
    const { id: other, deps, pending, up, underWay } = course;
    if (deps.block_deps?.includes(id) !== true) continue;
    const halted = haltedBy(course);
    if (halted !== null) return `waits for the workflow ${other}: ${halted}`;
    const least = deps.min_standing ?? 0;
    // Without a number that must stand, all of them must have had their turn.
    if (least > 0 ? up < least : pending.length + underWay > 0)
      return `waits for the workflow ${other}${least > 0 ? `, of which ${least} must stand` : ''}`;
  }
  return null;
}

/** The hosts of a workflow whose turn is now: as many as may be under way at once, and as many as may go down. */
function takeTurn(course: Course): readonly Rolled[] {
  const { id, deps, pending } = course;
  const most = deps.max_concurrent || Number.POSITIVE_INFINITY;
  const least = deps.min_standing ?? 0;
  const taken: Rolled[] = [];
  const halted = haltedBy(course);
  if (halted !== null) {
    course.why = halted;
    return taken;
  }
  let standing = course.up;
  for (const host of pending) {
    if (taken.length + course.underWay >= most) {
      course.why = `\`max_concurrent\` of ${id} is ${most}`;
      break;
    }
    if (host.isUp && standing - 1 < least) {
      course.why = `\`min_standing\` of ${id} is ${least}`;
      break;
    }
    if (host.isUp) standing--;
    taken.push(host);
  }
  pending.splice(0, taken.length);
  return taken;
}

/**
 * The order of a rollout by the `deps` of the workflows: in each wave as many hosts as may be under way at once, and no more
 * taken down than may be missing; the next wave begins when they stand. What can never have its turn has no wave, with the reason.
 */
export function waves(hosts: readonly Rolled[], deps: ReadonlyMap<string, Deps>): ReadonlyMap<string, Turn> {
  const turns = new Map<string, Turn>();
  for (const { label, workflow, isActedOn } of hosts)
    if (isActedOn && workflow === null) turns.set(label, { wave: 1, why: null });
  const courses = coursesOf(hosts, deps);
  for (let wave = 1; ; wave++) {
    const blocked = new Map([...courses.values()].map((course) => [course, blockedBy(course, courses)]));
    let count = 0;
    for (const [course, why] of blocked) {
      if (course.pending.length === 0) continue;
      if (why !== null) {
        course.why = why;
        continue;
      }
      const before = course.why;
      const taken = takeTurn(course);
      for (const { label } of taken) turns.set(label, { wave, why: before });
      course.up += taken.filter(({ isUp }) => !isUp).length;
      count += taken.length;
    }
    // What is under way now stands in the next wave.
    for (const course of courses.values()) {
      count += course.underWay;
      course.up += course.underWay;
      course.underWay = 0;
    }
    if (count === 0) break;
  }
  for (const { pending, why } of courses.values())
    for (const { label } of pending) turns.set(label, { wave: null, why });
  return turns;
}
