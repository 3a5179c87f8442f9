/** Cuts a stream of text at its newlines, in time that is linear in the text however it is cut into pieces. */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  #pieces: string[] = [];

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(text: string): void {
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      const tail = text.slice(start, end);
      const line = this.#pieces.length === 0 ? tail : this.#pieces.join('') + tail;
      if (this.#pieces.length > 0) this.#pieces = [];
      start = end + 1;
      this.#onLine(line);
    }
    if (start < text.length) this.#pieces.push(text.slice(start));
  }
}
