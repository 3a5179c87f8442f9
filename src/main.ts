import { Errors, type Hook, type Interfaces, run } from '@oclif/core';
import { nearest } from './diagnostics/nearest.ts';
import { safeText } from './terminal/safe-text.ts';

const WRONG_USAGE = 2;
const COULD_NOT = 3;

/** Runs the command that the process was called with, and sets the exit code; `root` holds the package, `pjson` is its package.json. */
export async function main(root: string, pjson: Interfaces.PJSON): Promise<void> {
  const version = `${pjson.name}/${pjson.version} ${process.platform}-${process.arch} node-${process.version}`;
  const fail = (error: unknown): void => endWith(error, version);
  // The reader of a pipe may go, as `head` does: then there is nobody left to tell.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    error.code === 'EPIPE' ? process.exit() : fail(error),
  );
  process.on('uncaughtException', fail);
  try {
    await run(process.argv.slice(2), {
      root,
      pjson: configured(pjson),
      userPlugins: false,
      devPlugins: false,
    });
  } catch (error) {
    if (error instanceof Errors.ExitError) process.exitCode = error.oclif.exit ?? 0;
    else if (isExpected(error)) tell(error);
    else fail(error);
  }
}

/** The hook for an unknown command: names the nearest one. */
export const commandNotFound: Hook.CommandNotFound = async ({ id, config }) => {
  const typed = id.replaceAll(':', ' ');
  const known = config.commandIDs.map((command) => command.replaceAll(':', ' '));
  const meant = nearest(typed, known);
  const hint = meant === null ? `\`${config.bin} --help\` lists them` : `did you mean \`${meant}\`?`;
  throw new Errors.CLIError(`there is no command \`${typed}\`: ${hint}`, { exit: WRONG_USAGE });
};

/** Settings of oclif that stand here because they are about this file: package.json says only where the commands are. */
function configured(pjson: Interfaces.PJSON): Interfaces.PJSON {
  return {
    ...pjson,
    oclif: {
      ...pjson.oclif,
      exitCodes: { failedFlagParsing: WRONG_USAGE },
      hooks: { command_not_found: { target: './dist/main.js', identifier: 'commandNotFound' } },
    },
  };
}

/** What oclif marks with an exit code: its own errors, and whatever the parser of a flag has thrown. */
type Expected = Error & Pick<Errors.CLIError, 'oclif'>;

/** Wrong usage, and what a command says it could not do; everything else that is thrown is a defect. */
function isExpected(error: unknown): error is Expected {
  return error instanceof Error && 'oclif' in error;
}

/** One plain sentence, not wrapped, so that it can be searched for and pasted. */
function tell(error: Expected): void {
  console.error(`vaq: ${safeLines(error.message)}`);
  process.exitCode = error.oclif.exit ?? WRONG_USAGE;
}

/** What a person or a program has given comes back in messages: nothing in it may reach the terminal raw. */
function safeLines(text: string): string {
  // oclif indents with tabs.
  return text
    .split('\n')
    .map((line) => safeText(line.replace(/^\t/, '  ').trimEnd()))
    .join('\n');
}

/** Ends the process for what no command has foreseen. */
function endWith(error: unknown, version: string): void {
  console.error(isSystemError(error) ? `the system refused: ${error.message}` : defect(error, version));
  process.exit(COULD_NOT);
}

function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}

function defect(error: unknown, version: string): string {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a defect of vaq, not of your input. Please report it with these lines:\n${version}\n${detail}`;
}
