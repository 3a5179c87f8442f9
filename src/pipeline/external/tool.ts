import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { KindOs } from '../../kinds/kind.ts';

/** What a tool wrote, and how it ended. */
export interface ToolRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** What a tool says of a text; null where it does not say at which line or column. */
export interface ToolFinding {
  readonly severity: Severity;
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** A program of others that checks texts of one kind: one object of this shape a tool, listed in `tools.ts`. */
export interface ExternalTool {
  /** The rule of its findings, without `external/`. */
  readonly name: string;
  readonly command: string;
  /** The name of the kind that it reads. */
  readonly kind: string;
  /** Where it comes from, for who has it not. */
  readonly origin: string;
  /** The name that the text has in the folder where the tool runs. */
  readonly fileName: string;
  /** What stands before the file's name. */
  readonly arguments: (os: KindOs) => readonly string[];
  /** What it says; null where what it wrote is not understood. */
  readonly read: (run: ToolRun) => readonly ToolFinding[] | null;
}

/** A finding at a line, in one line. */
export function toolFinding(
  severity: Severity,
  message: string,
  line: number | null = null,
  column: number | null = null,
): ToolFinding {
  return { severity, message: message.replace(/\s+/g, ' ').trim(), line, column };
}
