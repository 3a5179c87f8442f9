/** A terminal, as far as it is painted on. */
export interface Canvas {
  readonly write: (text: string) => unknown;
}

/** ECMA-48, and the private modes of DEC and of terminals that draw at once what stands between begin and end (2026). */
const [UP, END_LINE, END_SCREEN] = [(rows: number) => `\u001b[${rows}A`, '\u001b[K', '\u001b[J'];
const CLEAR = '\u001b[H\u001b[2J';
const [BEGIN, END] = ['\u001b[?2026h', '\u001b[?2026l'];

/** Hides the cursor, which would jump about. */
export const HIDE_CURSOR = '\u001b[?25l';
/** Shows the cursor again. */
export const SHOW_CURSOR = '\u001b[?25h';

/**
 * Paints lines at the end of what a terminal shows, again and again in the same place. The cursor rests below the last one.
 * Each line is written over and then cleared to its end, and an equal one is left alone: nothing flickers.
 */
export class Painter {
  readonly #canvas: Canvas;
  #drawn: readonly string[] = [];

  constructor(canvas: Canvas) {
    this.#canvas = canvas;
  }

  /** Makes the terminal show these lines in the place of the last ones. */
  paint(lines: readonly string[]): void {
    const isSame =
      lines.length === this.#drawn.length && lines.every((line, row) => line === this.#drawn[row]);
    if (isSame) return;
    this.#write(this.#home() + this.#frame(lines));
  }

  /** Writes rows that stay above the lines, which are painted again below it. */
  printAbove(above: readonly string[], lines: readonly string[]): void {
    const home = this.#home();
    this.#drawn = [];
    this.#write(home + END_SCREEN + above.map((row) => `${row}\n`).join('') + this.#frame(lines));
  }

  /** Paints on an empty screen, below these rows: after a change of its size nobody knows where the lines are. */
  repaint(above: readonly string[], lines: readonly string[]): void {
    this.#drawn = [];
    this.#write(CLEAR + above.map((row) => `${row}\n`).join('') + this.#frame(lines));
  }

  #home(): string {
    return this.#drawn.length === 0 ? '\r' : `\r${UP(this.#drawn.length)}`;
  }

  #frame(lines: readonly string[]): string {
    const drawn = this.#drawn;
    this.#drawn = lines;
    const body = lines.map((line, row) => (line === drawn[row] ? '\n' : `${line}${END_LINE}\n`));
    return body.join('') + END_SCREEN;
  }

  #write(text: string): void {
    this.#canvas.write(BEGIN + text + END);
  }
}
