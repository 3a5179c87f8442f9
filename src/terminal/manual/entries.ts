import {
  type Program,
  type ProgramArgument,
  type ProgramCommand,
  type ProgramFlag,
  wordsOf,
} from '../program.ts';

/** A flag or an argument as it is typed, and what it means. */
export interface ManualRow {
  readonly typed: string;
  readonly means: string;
}

/** A command as a manual has it. */
export interface ManualEntry {
  /** `vaq preview [HOST]`. */
  readonly usage: string;
  readonly summary: string;
  /** What it does, at length. */
  readonly text: string;
  readonly rows: readonly ManualRow[];
  readonly examples: readonly string[];
}

/** Every command of a program with its arguments and flags, in the order of their words. */
export function manualEntries({ bin, commands }: Program): readonly ManualEntry[] {
  return commands.map((command) => {
    const { summary = '', description = '', examples = [] } = command;
    const args = Object.values(command.args);
    const shown = args.map((arg, index) =>
      shownArgument(arg, command.strict === false && index === args.length - 1),
    );
    return {
      usage: [bin, ...wordsOf(command), ...shown].join(' '),
      summary,
      text: description === summary ? '' : description,
      rows: [...args.map(rowOfArgument), ...flagsOf(command)],
      examples: examples.map((example) => example.replaceAll('<%= config.bin %>', bin)),
    };
  });
}

function shownArgument({ name, required }: ProgramArgument, isRepeated: boolean): string {
  const shown = `${name.toUpperCase()}${isRepeated ? '...' : ''}`;
  return required === true ? shown : `[${shown}]`;
}

function rowOfArgument({ name, description, options }: ProgramArgument): ManualRow {
  return { typed: name.toUpperCase(), means: withOptions(description, options) };
}

function flagsOf({ flags }: ProgramCommand): readonly ManualRow[] {
  const sorted = Object.values(flags).sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map((flag) => ({ typed: typedFlag(flag), means: meaning(flag) }));
}

function typedFlag({ name, type, helpValue }: ProgramFlag): string {
  return type === 'boolean' ? `--${name}` : `--${name} ${helpValue ?? 'VALUE'}`;
}

function meaning({ description, options, default: value }: ProgramFlag): string {
  const text = withOptions(description, options);
  return typeof value === 'string' || typeof value === 'number' ? `${text}; by default ${value}` : text;
}

function withOptions(description = '', options: readonly string[] | undefined): string {
  return options === undefined ? description : `${description}: ${options.join(', ')}`;
}
