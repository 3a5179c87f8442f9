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

  /** The first word that an option parts from the word before it, or null. */
  get apart(): Word | null {
    const options = [...this.#given.values()].map(({ word }) => word.start);
    const isParted = (word: Word, before: Word | undefined): boolean =>
      before !== undefined && options.some((start) => start > before.start && start < word.start);
    return this.words.find((word, index) => isParted(word, this.words[index - 1])) ?? null;
  }

  /** The first word that is no option’s, or the command itself. */
  get first(): Word {
    return this.words[0] ?? this.name;
  }
}
