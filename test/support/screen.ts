/** One row of a terminal. */
type Row = string[];

/**
 * A terminal of a size, as far as programs here use one: text that wraps, line feeds that scroll, cursor movements, erasing,
 * and the private modes, of which it keeps the last setting. What it does not know is an error: a test would otherwise miss it.
 */
export class Screen {
  readonly #columns: number;
  readonly #rows: number;
  #grid: Row[];
  #row = 0;
  #column = 0;
  /** What has left the top. */
  readonly scrolled: string[] = [];
  /** The private modes that were set or reset, by number. */
  readonly modes = new Map<number, boolean>();

  constructor(columns: number, rows: number) {
    this.#columns = columns;
    this.#rows = rows;
    this.#grid = Array.from({ length: rows }, () => []);
  }

  /** Everything that is shown, without colours and without empty rows at the end. */
  get text(): string {
    return this.#grid.map(shown).join('\n').trimEnd();
  }

  /** What has been written so far, with what has left the top. */
  get all(): string {
    return [...this.scrolled, this.text].join('\n');
  }

  /** Takes what a program writes to it. */
  write(text: string): void {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it obeys
    const parts = text.matchAll(/\u001b\[(\??)([\d;]*)([A-Za-z])|([\s\S])/gu);
    for (const [whole, isPrivate, numbers, command, character] of parts) {
      if (character !== undefined) this.#put(character);
      else if (isPrivate === '?') this.modes.set(Number(numbers), command === 'h');
      else this.#obey(whole, Number(numbers || 0), command!);
    }
  }

  #put(character: string): void {
    if (character === '\r') this.#column = 0;
    // The line discipline of a terminal begins the next line at its start.
    else if (character === '\n') this.#feed();
    else if (character < ' ') throw new Error(`a control character came: ${JSON.stringify(character)}`);
    else {
      if (this.#column >= this.#columns) this.#feed();
      this.#grid[this.#row]![this.#column] = character;
      this.#column += 1;
    }
  }

  #feed(): void {
    this.#column = 0;
    this.#row += 1;
    if (this.#row < this.#rows) return;
    this.#row = this.#rows - 1;
    this.scrolled.push(shown(this.#grid.shift()!));
    this.#grid.push([]);
  }

  #obey(whole: string, number: number, command: string): void {
    if (command === 'A') this.#row = Math.max(0, this.#row - number);
    else if (command === 'K')
      this.#grid[this.#row]!.length = Math.min(this.#column, this.#grid[this.#row]!.length);
    else if (command === 'H') [this.#row, this.#column] = [0, 0];
    else if (command === 'J') this.#erase(number);
    else if (command !== 'm') throw new Error(`the screen does not know ${JSON.stringify(whole)}`);
  }

  #erase(number: number): void {
    const from = number === 2 ? 0 : this.#row;
    const kept = number === 2 ? [] : this.#grid[this.#row]!.slice(0, this.#column);
    this.#grid = this.#grid.map((row, index) => (index < from ? row : []));
    if (number !== 2) this.#grid[this.#row] = kept;
  }
}

function shown(row: Row): string {
  return Array.from(row, (cell) => cell ?? ' ')
    .join('')
    .trimEnd();
}
