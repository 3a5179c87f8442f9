import { Errors, type Hook, type Interfaces, run } from '@oclif/core';
import { type Takes, tooMany, usageMessage } from './commands/usage-message.ts';
import { nearest } from './diagnostics/nearest.ts';
import { reasonOf } from './sot/source/findings.ts';
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
  // Both may be set, and the one that counts is said in docs/commands.md; Node would warn of the other.
  if (process.env.FORCE_COLOR !== undefined) delete process.env.NO_COLOR;
  if (!standsSomewhere()) return;
  try {
    const args = process.argv.slice(2);
    if (args.join(' ') === 'help --all') return await showManual(root, pjson);
    await run(asFlags(args), {
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

/** Whether the folder in which the program was started is still there; says so where it is not. */
function standsSomewhere(): boolean {
  try {
    process.cwd();
    return true;
  } catch {
    console.error('vaq: the folder that you are in is not there any more: change to another one');
    process.exitCode = COULD_NOT;
    return false;
  }
}

/** Every command with its flags, on one page. */
async function showManual(root: string, pjson: Interfaces.PJSON): Promise<void> {
  const [{ manualText }, { readProgram }] = await Promise.all([
    import('./terminal/manual/text.ts'),
    import('./terminal/program.ts'),
  ]);
  process.stdout.write(manualText(readProgram(root, pjson)));
}

/** What is typed as a command out of habit, as the flag that it stands for: `vaq help boot`, `vaq version`. */
function asFlags(args: readonly string[]): string[] {
  const [first, ...rest] = args;
  if (first === 'help') return [...rest, '--help'];
  return first === 'version' && rest.length === 0 ? ['--version'] : [...args];
}

/** The hook for an unknown command: names the nearest one, or the argument that a command does not take. */
export const commandNotFound: Hook.CommandNotFound = async ({ id, config }) => {
  const typed = id.replaceAll(':', ' ');
  const known = config.commandIDs.map((command) => command.replaceAll(':', ' '));
  const meant = nearest(typed, known);
  const [first = '', ...args] = id.split(':');
  const command = config.findCommand(first);
  if (command !== undefined && !meant?.startsWith(`${first} `)) {
    const takes = { command: `${config.bin} ${first}`, flags: Object.keys(command.flags), mostArguments: 0 };
    throw new Errors.CLIError(tooMany(args, takes), { exit: WRONG_USAGE });
  }
  const hint = meant === null ? `\`${config.bin} --help\` lists them` : `did you mean \`${meant}\`?`;
  throw new Errors.CLIError(`there is no command \`${typed}\`: ${hint}`, { exit: WRONG_USAGE });
};

/** Settings of oclif that stand here because they are about this file: package.json says only where the commands are. */
function configured(pjson: Interfaces.PJSON): Interfaces.PJSON {
  return {
    ...pjson,
    oclif: {
      ...pjson.oclif,
      additionalHelpFlags: ['-h'],
      additionalVersionFlags: ['-v', '-V'],
      exitCodes: { failedFlagParsing: WRONG_USAGE },
      hooks: { command_not_found: { target: './dist/main.js', identifier: 'commandNotFound' } },
    },
  };
}

/** What oclif marks with an exit code: its own errors, and whatever the parser of a flag has thrown. */
type Expected = Error & Pick<Errors.CLIError, 'oclif'> & { readonly parse?: Parse };

/** What the parser of oclif says of the command with an error that it throws, where it knows. */
interface Parse {
  readonly input?: {
    readonly flags: object;
    readonly args: object;
    readonly context?: { readonly id?: string };
  };
}

/** Wrong usage, and what a command says it could not do; everything else that is thrown is a defect. */
function isExpected(error: unknown): error is Expected {
  return error instanceof Error && 'oclif' in error;
}

/** One plain sentence, not wrapped, so that it can be searched for and pasted. */
function tell(error: Expected): void {
  console.error(`vaq: ${safeLines(usageMessage(error.message, takesOf(error.parse)))}`);
  process.exitCode = error.oclif.exit ?? WRONG_USAGE;
}

function takesOf(parse: Parse | undefined): Takes {
  const { flags = {}, args = {}, context } = parse?.input ?? {};
  const command = ['vaq', ...(context?.id ?? '').split(':')].join(' ').trim();
  return { command, flags: Object.keys(flags), mostArguments: Object.keys(args).length };
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
  console.error(isSystemError(error) ? `vaq: ${refused(error)}` : defect(error, version));
  process.exit(COULD_NOT);
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** What is written without a path is the output: whatever has one is written by code that knows what it is. */
function refused(error: NodeJS.ErrnoException): string {
  return error.syscall === 'write' && error.path === undefined
    ? `the output cannot be written: ${reasonOf(error)}`
    : `the system refused: ${error.message}`;
}

function defect(error: unknown, version: string): string {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a defect of vaq, not of your input. Please report it with these lines:\n${version}\n${detail}`;
}
