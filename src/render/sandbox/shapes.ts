import type { Changed, Printed, Shape } from './protocol.ts';

/** One text of a process, put together. */
export interface Text {
  readonly text: string;
  /** Pairs of a chunk's number and the offset where its output begins. */
  readonly pairs: () => readonly number[];
}

function pairsOf({ chunks, fixed }: Shape, values: readonly string[]): readonly number[] {
  let next = 0;
  let offset = 0;
  return chunks.flatMap((chunk, at) => {
    const begin = offset;
    offset += (fixed[at] ?? values[next++]!).length;
    return [chunk, begin];
  });
}

/** The text of a shape that was made last. */
class Last {
  readonly #shape: Shape;
  #values: readonly string[];
  /** The text in order: what stands between two values is one part, and so is each value. */
  readonly #parts: string[] = [];
  /** Where each value is among the parts. */
  readonly #slots: number[] = [];

  constructor(shape: Shape, values: readonly string[]) {
    this.#shape = shape;
    this.#values = values;
    let between = '';
    for (let at = 0; at < shape.chunks.length; at++) {
      const fixed = shape.fixed[at] ?? null;
      if (fixed !== null) {
        between += fixed;
        continue;
      }
      if (between !== '') this.#parts.push(between);
      between = '';
      this.#slots.push(this.#parts.length);
      this.#parts.push(values[this.#slots.length - 1]!);
    }
    this.#parts.push(between);
  }

  change(changed: Changed): void {
    const values = this.#values.slice();
    for (let at = 1; at < changed.length; at += 2) {
      const number = changed[at] as number;
      const value = changed[at + 1] as string;
      values[number] = value;
      this.#parts[this.#slots[number]!] = value;
    }
    this.#values = values;
  }

  text(): Text {
    const shape = this.#shape;
    const values = this.#values;
    let pairs: readonly number[] | null = null;
    return {
      text: this.#parts.join(''),
      pairs: () => {
        pairs ??= pairsOf(shape, values);
        return pairs;
      },
    };
  }
}

/** Puts the texts of one process together, of which it tells only what differs from the text before. */
export class Shapes {
  readonly #known: Last[] = [];

  /** The text that a reply describes; replies are taken in the order in which they were made. */
  text(reply: Printed): Text {
    if ('changed' in reply) return this.changed(reply.changed);
    const first = new Last(reply.path, reply.values);
    if (reply.shape !== null) this.#known[reply.shape] = first;
    return first.text();
  }

  /** The same for a reply that says nothing else. */
  changed(reply: Changed): Text {
    const last = this.#known[reply[0] as number]!;
    last.change(reply);
    return last.text();
  }
}
