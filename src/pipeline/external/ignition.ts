import type { Severity } from '../../diagnostics/diagnostic.ts';
import { type ExternalTool, type ToolFinding, type ToolRun, toolFinding } from './tool.ts';

const ENTRY = /^(error|warning|info)(?: at ([^\s,:]+))?,?(?: (?:at )?line (\d+) col (\d+))?: (.+)$/gm;

function positive(text: string | undefined): number | null {
  const number = Number(text ?? 0);
  return number > 0 ? number : null;
}

function read({ stdout, stderr, exitCode }: ToolRun): readonly ToolFinding[] | null {
  const text = `${stdout}\n${stderr}`;
  const found = [...text.matchAll(ENTRY)].map(([, severity, path, line, column, message]) =>
    toolFinding(
      severity as Severity,
      path === undefined || path === 'line' ? message! : `${path}: ${message}`,
      positive(line),
      positive(line) === null ? null : positive(column),
    ),
  );
  if (found.length > 0) return found;
  // What an older or newer one reads, this one may not: that is no mistake of the file.
  if (/unsupported config version/.test(text))
    return [toolFinding('info', 'the installed version does not read this version of the specification')];
  const refused = /couldn't parse config: (.+)/.exec(text)?.[1];
  if (refused !== undefined) return [toolFinding('error', refused)];
  return exitCode === 0 ? [] : null;
}

/** `ignition-validate`, for the JSON that the machine reads. */
export const IGNITION: ExternalTool = {
  name: 'ignition',
  command: 'ignition-validate',
  kind: 'ignition',
  origin: 'Debian has it in the package `ignition`',
  fileName: 'config.ign',
  arguments: () => [],
  read,
};
