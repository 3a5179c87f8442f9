import type { Names, RenderJob } from './job.ts';
import { jobLine } from './protocol.ts';

/** How many values a process keeps; then all are forgotten, between two jobs. */
const MOST_KEPT = 256;

/** Writes jobs for one process, each value that several have in common only once. */
export class Encoder {
  readonly #slots = new Map<object, number>();
  #last: Pick<RenderJob, 'data' | 'placed'> | null = null;

  /** The line for a job of the template of that number. */
  line(template: number, job: RenderJob): string {
    const { data, placed = [], more = null, links } = job;
    if (this.#slots.size >= MOST_KEPT) this.#slots.clear();
    const values: (readonly [number, Names])[] = [];
    const isSame = this.#last !== null && this.#last.data === data && this.#last.placed === job.placed;
    this.#last = job;
    const slots = placed.map((one) => ('from' in one ? one.from : this.#slotOf(one.value, values)));
    return jobLine(template, {
      data: isSame ? null : { own: data, placed: placed.map(({ at }, index) => [at, slots[index]!]) },
      files: this.#slotOf(links.files, values),
      values,
      more,
      checkpoint: links.checkpoint,
      secrets: links.secrets,
    });
  }

  #slotOf(value: Names, values: (readonly [number, Names])[]): number {
    const known = this.#slots.get(value);
    if (known !== undefined) return known;
    const slot = this.#slots.size;
    this.#slots.set(value, slot);
    values.push([slot, value]);
    return slot;
  }
}
