import type { Names, Placed, RenderJob } from './job.ts';
import { jobLine, type Message, type Places } from './protocol.ts';

/** How many values a process keeps; then all are forgotten, between two jobs. */
const MOST_KEPT = 256;

type NewValue = NonNullable<Message['values']>[number];

const NOWHERE: readonly Placed[] = [];

/** Writes jobs for one process, each value that several have in common only once. */
export class Encoder {
  readonly #slots = new Map<object, number>();
  #last: Pick<RenderJob, 'data' | 'placed' | 'links'> | null = null;

  /** The line for a job of the template of that number. */
  line(template: number, job: RenderJob): string {
    const { data, placed = NOWHERE, more, common, links } = job;
    if (this.#slots.size >= MOST_KEPT) this.#slots.clear();
    const values: NewValue[] = [];
    const last = this.#last;
    const isSame = last !== null && last.data === data && last.placed === job.placed;
    this.#last = job;
    // JSON leaves out what is undefined.
    return jobLine(template, {
      own: isSame ? undefined : data,
      placed: isSame ? undefined : this.#placedIn(placed, values),
      files: this.#slotOf(links.files, values),
      more,
      common: common === undefined ? undefined : this.#slotOf(common, values),
      checkpoint: last?.links.checkpoint === links.checkpoint ? undefined : links.checkpoint,
      secrets: links.secrets === null ? undefined : this.#slotOf(links.secrets, values),
      values: values.length === 0 ? undefined : values,
    });
  }

  #placedIn(placed: readonly Placed[], values: NewValue[]): number {
    const known = this.#slots.get(placed);
    if (known !== undefined) return known;
    const places = placed.map((one) => [
      one.at,
      'from' in one ? one.from : this.#slotOf(one.value, values),
    ]) as Places;
    return this.#keep(placed, places, values);
  }

  #slotOf(value: Names, values: NewValue[]): number {
    return this.#slots.get(value) ?? this.#keep(value, value, values);
  }

  #keep(known: object, value: Names | Places, values: NewValue[]): number {
    const slot = this.#slots.size;
    this.#slots.set(known, slot);
    values.push([slot, value]);
    return slot;
  }
}
