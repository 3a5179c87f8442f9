import type { Entry } from './parse.ts';

/** Questions by which a file names further sources of answers. */
const SOURCES: readonly string[] = [
  'preseed/include',
  'preseed/include_command',
  'preseed/run',
  'auto-install/classes',
];

/** Commands that run before the questions are asked, and may answer them. */
const EARLY: readonly string[] = ['preseed/early_command', 'partman/early_command'];

/** What a file answers in the end: of several answers the last, and the `seen` flag where it stands alone. */
export class Answers {
  readonly #values = new Map<string, string>();
  readonly #seen = new Map<string, boolean>();

  constructor(entries: readonly Entry[]) {
    for (const { question, type, value } of entries) {
      if (type.text !== 'seen') this.#values.set(question.text, value.text);
      this.#seen.set(question.text, type.text !== 'seen' || value.text === 'true');
    }
  }

  /** Whether the installer takes a question as answered, be the answer empty. */
  has(question: string): boolean {
    return this.#seen.get(question) ?? false;
  }

  /** The answer to a question; empty where there is none. */
  value(question: string): string {
    return this.#values.get(question) ?? '';
  }

  /** Whether answers may come from elsewhere: another file, a command that sets them, or a person over the network. */
  get comeFromElsewhere(): boolean {
    const early = EARLY.map((question) => this.value(question));
    return (
      SOURCES.some((question) => this.value(question) !== '') ||
      early.some((command) => /debconf|db_f?set|preseed_fetch|\bsh\b/.test(command)) ||
      this.value('anna/choose_modules').includes('network-console')
    );
  }
}
