import { type ExternalTool, type ToolFinding, type ToolRun, toolFinding } from './tool.ts';

/** What it says of this machine's own questions is nothing about the file. */
const OF_THIS_MACHINE = /^Cannot find a question for /;

function read({ stderr, exitCode }: ToolRun): readonly ToolFinding[] | null {
  const found = [...stderr.matchAll(/^(error|warning): (.+)$/gm)];
  if (found.length === 0) return exitCode === 0 ? [] : null;
  return found
    .filter(([, , message]) => !OF_THIS_MACHINE.test(message!))
    .map(([, severity, message]) => {
      const line = /\bline (\d+)\b/.exec(message!)?.[1] ?? null;
      return toolFinding(
        severity === 'error' ? 'error' : 'warning',
        message!.replace(/(?:, skipping| on) line \d+\.?/, ''),
        line === null ? null : Number(line),
      );
    });
}

/** `debconf-set-selections --checkonly`: whether the lines of a preseed can be read. */
export const DEBCONF: ExternalTool = {
  name: 'debconf',
  command: 'debconf-set-selections',
  kind: 'preseed',
  origin: 'Debian has it in the package `debconf`',
  fileName: 'preseed.cfg',
  arguments: () => ['--checkonly'],
  read,
};
