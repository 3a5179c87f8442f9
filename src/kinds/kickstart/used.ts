import type { Arguments, Given } from './arguments.ts';
import type { Word } from './words.ts';

/** What a line says, asked by name; of an option that is given twice the last one holds. */
export class Used {
  readonly name: Word;
  readonly words: readonly Word[];
  readonly #given: ReadonlyMap<string, Given>;

  constructor({ line, given, words }: Arguments) {
    this.name = line.name;
    this.words = words;
    this.#given = new Map(given.map((one) => [one.name, one]));
  }

  /** Whether an option is given, be it empty. */
  has(option: string): boolean {
    return this.#given.has(option);
  }

  /** The options of these that are given with something in them, or without taking anything. */
  of(options: readonly string[]): readonly Given[] {
    return options.flatMap((option) => this.#given.get(option) ?? []).filter(({ value }) => value !== '');
  }

  /** What stands after an option; empty where the option is not given. */
  value(option: string): string {
    return this.#given.get(option)?.value ?? '';
  }

  /** The place of an option’s value, of the option where it has none, or of the command where it is not given. */
  at(option: string): Word {
    return this.#given.get(option)?.at ?? this.name;
  }

  /** Whether an option stands between a word and the one before it. */
  isOptionBefore(word: Word): boolean {
    const before = this.words[this.words.indexOf(word) - 1];
    if (before === undefined) return false;
    return [...this.#given.values()].some(
      (one) => one.word.start > before.start && one.word.start < word.start,
    );
  }

  /** The first word that is no option’s, or the command itself. */
  get first(): Word {
    return this.words[0] ?? this.name;
  }
}
