const SIZE = 4096;

/** Reads a text by bytes as Go’s `bufio.Reader` does, of which Ignition asks how much it holds. */
export class Buffered {
  /** The text in UTF-8, one character a byte. */
  readonly #bytes: string;
  #at = 0;
  #filled = 0;

  constructor(text: string) {
    this.#bytes = Buffer.from(text, 'utf8').toString('latin1');
  }

  /** What is held and not read yet. */
  get held(): string {
    return this.#bytes.slice(this.#at, this.#filled);
  }

  #fill(): void {
    this.#filled = Math.min(this.#bytes.length, this.#at + SIZE);
  }

  /** The next byte, which is passed; null at the end. */
  next(): string | null {
    if (this.#at >= this.#filled) this.#fill();
    if (this.#at >= this.#filled) return null;
    this.#at += 1;
    return this.#bytes[this.#at - 1]!;
  }

  /** Goes one byte back. */
  back(): void {
    this.#at -= 1;
  }

  /** Everything up to a sign, with it; `found` is whether it came before the end. */
  upTo(sign: string): { readonly text: string; readonly found: boolean } {
    const start = this.#at;
    for (;;) {
      const end = this.#bytes.slice(this.#at, this.#filled).indexOf(sign);
      if (end !== -1) {
        this.#at += end + 1;
        return { text: this.#bytes.slice(start, this.#at), found: true };
      }
      const isFull = this.#filled - this.#at >= SIZE;
      if (isFull) this.#at = this.#filled;
      const before = this.#filled;
      if (!isFull) this.#fill();
      if (!isFull && this.#filled === before) break;
    }
    this.#at = this.#filled;
    return { text: this.#bytes.slice(start), found: false };
  }
}
