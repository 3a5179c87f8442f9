import type { Printed, Shape } from './protocol.ts';

/** One text of a process, put together. */
export interface Text {
  readonly text: string;
  /** Pairs of a chunk's number and the offset where its output begins. */
  readonly pairs: () => readonly number[];
}

function piecesOf({ chunks, fixed }: Shape, values: readonly string[]): readonly string[] {
  let next = 0;
  return chunks.map((_, at) => fixed[at] ?? values[next++]!);
}

function pairsOf(shape: Shape, values: readonly string[]): readonly number[] {
  let offset = 0;
  return piecesOf(shape, values).flatMap((piece, at) => {
    offset += piece.length;
    return [shape.chunks[at]!, offset - piece.length];
  });
}

/** The values of the last text with those in their places that have changed. */
function patched(last: readonly string[], changed: readonly (number | string)[]): readonly string[] {
  const values = [...last];
  for (let at = 0; at < changed.length; at += 2) values[changed[at] as number] = changed[at + 1] as string;
  return values;
}

/** Puts the texts of one process together, of which it tells only what differs from the text before. */
export class Shapes {
  readonly #known: { readonly shape: Shape; readonly last: readonly string[] }[] = [];

  /** The text that a reply describes; replies are taken in the order in which they were made. */
  text(reply: Printed): Text {
    const [shape, values] =
      'path' in reply
        ? [reply.path, reply.values]
        : [this.#known[reply.shape]!.shape, patched(this.#known[reply.shape]!.last, reply.changed)];
    if (reply.shape !== null) this.#known[reply.shape] = { shape, last: values };
    let pairs: readonly number[] | null = null;
    return {
      text: piecesOf(shape, values).join(''),
      pairs: () => {
        pairs ??= pairsOf(shape, values);
        return pairs;
      },
    };
  }
}
