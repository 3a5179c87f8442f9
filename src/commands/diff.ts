import { Args, Flags } from '@oclif/core';
import type { DiffResult } from '../pipeline/diff.ts';
import { COMMON_FLAGS, EXIT, HOST_FLAGS, VaqCommand } from './base.ts';

/** What `--detailed-exitcode` ends with where something would happen. */
const CHANGES = 2;

type Compared = Extract<DiffResult, { readonly ok: true }>;

interface DiffFlags {
  readonly sot?: string | undefined;
  readonly state?: string | undefined;
  readonly site?: string | undefined;
  readonly cluster?: string | undefined;
  readonly host?: string[] | undefined;
}

export default class Diff extends VaqCommand {
  static override summary = 'Show what a change does to which machines';
  static override description =
    'Compares what each machine was given with what the source of truth wants of it now, or at a revision. With two revisions, `A..B`, it renders every host at both and compares what the machines would read; `A..` compares a revision with the work tree. Nothing is checked out.';
  static override examples = [
    '<%= config.bin %> diff',
    '<%= config.bin %> diff v1.2',
    '<%= config.bin %> diff HEAD~1..HEAD',
    '<%= config.bin %> diff main..',
  ];
  static override args = {
    revisions: Args.string({
      description:
        'a revision, which is compared with what was applied (the work tree where it is left out); or two, as A..B, or A.. for the work tree',
    }),
  };
  static override flags = {
    ...COMMON_FLAGS,
    ...HOST_FLAGS,
    state: Flags.string({ description: 'the folder of the journal', helpValue: 'DIR' }),
    format: Flags.option({
      options: ['pretty', 'json', 'markdown'] as const,
      default: 'pretty' as const,
      description: 'how it is written; markdown is for a comment on a pull request',
    })(),
    full: Flags.boolean({ description: 'show all of every difference, however long (pretty)' }),
    'max-size': Flags.integer({
      description: 'as many characters as the comment may have (markdown); 60000 where nothing is said',
      helpValue: 'CHARACTERS',
      min: 4000,
    }),
    out: Flags.string({
      description: 'also write what would happen as a plan, to which `boot --plan` holds itself',
      helpValue: 'FILE',
    }),
    'detailed-exitcode': Flags.boolean({
      description: 'exit with 0 for no change, 1 for an error, 2 for changes',
    }),
  };

  /** With `--detailed-exitcode` 2 means changes, so whatever goes wrong ends with 1. */
  protected override async catch(error: Error & { oclif?: { exit?: number } }): Promise<never> {
    const isRefusal = (error.oclif?.exit ?? EXIT.clean) !== EXIT.clean;
    // The same error, since it knows which flags there are.
    if (this.argv.includes('--detailed-exitcode') && isRefusal)
      Object.assign(error, { oclif: { ...error.oclif, exit: EXIT.findings } });
    throw error;
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Diff);
    const { format, full, out, 'max-size': maxSize } = flags;
    if (out !== undefined && args.revisions?.includes('..'))
      this.wrongUsage(
        'a plan is made against what the machines were given: `vaq diff --out FILE`, or `vaq diff REV --out FILE`',
      );
    if (full && format !== 'pretty')
      this.wrongUsage('`--full` is for `--format pretty`; JSON is never cut, and a comment has `--max-size`');
    if (maxSize !== undefined && format !== 'markdown')
      this.wrongUsage('`--max-size` is for `--format markdown`; nothing else has a limit');
    const [{ comparisonText }, { pretty }] = await Promise.all([
      import('../plan/formats/index.ts'),
      import('../diagnostics/formats/pretty.ts'),
    ]);
    const result = await this.compared(args.revisions ?? null, flags);
    if (!result.ok) this.refuse(result);
    const { comparison, problems, notes, isChanged } = result;
    for (const note of notes) this.talk(`warning: ${note}`);
    for (const { report, sources } of problems)
      this.talk(pretty(report, sources, { color: this.talkColour(flags) }));
    this.data(comparisonText(comparison, format, { color: this.colour(flags), full, maxSize }));
    if (out !== undefined) await this.keep(result, out);
    if (problems.length > 0) process.exitCode = EXIT.findings;
    else if (flags['detailed-exitcode'] && isChanged) process.exitCode = CHANGES;
  }

  /** Writes the comparison as a plan; what could not be compared cannot be planned. */
  private async keep({ plan, problems }: Compared, file: string): Promise<void> {
    if (problems.length > 0 || plan === null) {
      this.talk(`vaq: ${file} is not written: a plan needs every host to be compared`);
      return;
    }
    const [{ planText }, { writeWhole }] = await Promise.all([
      import('../plan/plan-file/make.ts'),
      import('./write-file.ts'),
    ]);
    const problem = await writeWhole(file, planText(plan(new Date())));
    if (problem !== null) this.couldNot(problem);
  }

  /** The comparison that the words ask for. */
  private async compared(revisions: string | null, flags: DiffFlags): Promise<DiffResult> {
    const { sot = null, state = null, site = null, cluster = null, host: hosts = [] } = flags;
    const selection = { site, cluster, hosts };
    if (revisions === null || !revisions.includes('..')) {
      const { diffApplied } = await import('../pipeline/diff-applied.ts');
      const location = { sot, ref: revisions };
      return diffApplied({ location, stateDir: state, selection, now: new Date() });
    }
    const { diffRevisions, parseRange } = await import('../pipeline/diff.ts');
    const range = parseRange(revisions);
    if (range === null)
      this.wrongUsage(
        'compare two revisions, as in `vaq diff HEAD~1..HEAD`, or one with the work tree, as in `vaq diff main..`',
      );
    if (state !== null)
      this.wrongUsage('--state is for what was applied, and two revisions are compared without it');
    return diffRevisions(sot, range, selection);
  }
}
