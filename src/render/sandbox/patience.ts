/** How many processes one template may end before it is not tried again: the second shows that it was not the machine. */
const MOST_ENDED = 2;

/** How a template ends a process: it does not end itself, or it fills the heap. */
export type Fatal = 'timeout' | 'exhausted';

/** Counts what templates cost over one run, so that one that never ends costs two seconds, and not one for each host. */
export class Patience {
  readonly #ended = new Map<string, { readonly count: number; readonly last: Fatal }>();

  /** Notes that a job of a template ended its process. */
  note(template: string, last: Fatal): void {
    this.#ended.set(template, { count: (this.#ended.get(template)?.count ?? 0) + 1, last });
  }

  /** How a template last ended a process, once its other jobs are held to do the same; null while it is tried. */
  spentBy(template: string): Fatal | null {
    const ended = this.#ended.get(template);
    return ended === undefined || ended.count < MOST_ENDED ? null : ended.last;
  }
}
