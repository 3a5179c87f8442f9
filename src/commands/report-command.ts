import type { Report, Sources } from '../diagnostics/formats/format.ts';
import type { FormatName } from '../diagnostics/formats/names.ts';
import type { Output } from '../diagnostics/formats/output.ts';
import { VaqCommand } from './base.ts';
import type { BaselineFiles } from './baseline-file.ts';

/** What the flags of a command say about its report. */
interface ReportFlags extends BaselineFiles {
  readonly format?: FormatName | undefined;
  readonly 'fail-level': 'error' | 'warning' | 'info';
  readonly 'no-color': boolean;
  readonly quiet: boolean;
}

/** A report, and where its files lie. */
interface Finished {
  readonly report: Report;
  readonly sources: Sources;
  /** The folder that the findings' files are relative to. */
  readonly root: string;
  /** Whether everything was checked, so that what is no longer found is gone. */
  readonly isWhole: boolean;
  /** What is said on stderr after the findings; null where nothing is. */
  readonly told: string | null;
}

/** What commands that report findings share. */
export abstract class ReportCommand extends VaqCommand {
  /** Compares a report with the baseline, writes it to stdout and to files, and sets the exit code. */
  protected async finish(
    { report: whole, sources, root, isWhole, told }: Finished,
    outputs: readonly Output[],
    flags: ReportFlags,
  ): Promise<void> {
    const { exitCode, publish, withBaseline } = await import('./report-parts.ts');
    const compared = await withBaseline(whole, sources, flags, isWhole);
    if (!compared.ok) this.couldNot(compared.message);
    const { report, note } = compared;
    const { text, problems } = await publish(report, sources, {
      format: flags.format ?? null,
      outputs,
      root,
      color: this.colour(flags),
      version: this.config.version,
      env: process.env,
    });
    this.data(text);
    if (told !== null && !flags.quiet) this.talk(told);
    if (note !== null && !flags.quiet) this.talk(note);
    if (problems.length > 0) this.couldNot(problems.join('\n'));
    process.exitCode = exitCode(report.diagnostics, flags['fail-level']);
  }
}
