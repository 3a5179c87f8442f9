import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { Screen } from './screen.ts';

/** A program on a terminal of its own. */
export interface OnTerminal {
  readonly screen: Screen;
  /** Types something. */
  readonly type: (keys: string) => void;
  /** Resolves when the screen shows what matches, as it then is; rejects after 30 seconds. */
  readonly shows: (wanted: RegExp) => Promise<string>;
  /** Takes the terminal away, which ends what is still there. */
  readonly stop: () => void;
  /** The exit code, once everything has been shown. */
  readonly ended: Promise<number | null>;
}

/** Whether terminals can be made here: by the `script` of util-linux. */
export function hasTerminals(): boolean {
  return spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** Runs a command on a terminal of a size; `before` is a command of the shell that runs first on that terminal. */
export function onTerminal(
  command: readonly string[],
  {
    columns,
    rows,
    cwd,
    env = {},
    before = ':',
  }: {
    readonly columns: number;
    readonly rows: number;
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly before?: string;
  },
): OnTerminal {
  const line = `stty cols ${columns} rows ${rows} -echo; ${before}; exec ${command.map(quoted).join(' ')}`;
  const child: ChildProcess = spawn('script', ['-qefc', line, '/dev/null'], {
    cwd,
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm', SHELL: '/bin/sh', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const screen = new Screen(columns, rows);
  let wake = (): void => undefined;
  let isOver = false;
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    screen.write(text);
    wake();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (exit) => {
      isOver = true;
      resolve(exit);
    });
  });
  async function shows(wanted: RegExp): Promise<string> {
    const until = Date.now() + 30_000;
    while (!wanted.test(screen.text)) {
      if (isOver || Date.now() > until) throw new Error(`${wanted} is not shown:\n${screen.all}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 250);
      });
    }
    return screen.text;
  }
  return {
    screen,
    type: (keys) => child.stdin!.write(keys),
    shows,
    stop: () => child.kill(),
    ended,
  };
}
