import { Args, Flags } from '@oclif/core';
import { COMMON_FLAGS, EXIT, HOST_FLAGS, VaqCommand } from './base.ts';

export default class Diff extends VaqCommand {
  static override summary = 'Show what a change does to which machines';
  static override description =
    'Renders every host at two revisions and compares what the machines would read. Nothing is checked out. `A..` compares a revision with the work tree.';
  static override examples = ['<%= config.bin %> diff HEAD~1..HEAD', '<%= config.bin %> diff main..'];
  static override args = {
    range: Args.string({
      description: 'two revisions, as A..B; the work tree where B is left out',
      required: true,
    }),
  };
  static override flags = {
    ...COMMON_FLAGS,
    ...HOST_FLAGS,
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
    'detailed-exitcode': Flags.boolean({
      description: 'exit with 0 for no change, 1 for an error, 2 for changes',
    }),
  };

  /** With `--detailed-exitcode` 2 means changes, so whatever goes wrong ends with 1. */
  protected override async catch(error: Error & { oclif?: { exit?: number } }): Promise<never> {
    const isRefusal = (error.oclif?.exit ?? EXIT.clean) !== EXIT.clean;
    if (this.argv.includes('--detailed-exitcode') && isRefusal)
      return this.error(error.message, { exit: EXIT.findings });
    throw error;
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Diff);
    const { format, full, 'max-size': maxSize } = flags;
    if (full && format !== 'pretty')
      this.wrongUsage('`--full` is for `--format pretty`; JSON is never cut, and a comment has `--max-size`');
    if (maxSize !== undefined && format !== 'markdown')
      this.wrongUsage('`--max-size` is for `--format markdown`; nothing else has a limit');
    const [{ diffRevisions, parseRange }, { comparisonText }, { pretty }] = await Promise.all([
      import('../pipeline/diff.ts'),
      import('../plan/formats/index.ts'),
      import('../diagnostics/formats/pretty.ts'),
    ]);
    const detailed = flags['detailed-exitcode'];
    const range = parseRange(args.range);
    if (range === null) {
      this.wrongUsage(
        'compare two revisions, as in `vaq diff HEAD~1..HEAD`, or one with the work tree, as in `vaq diff main..`',
      );
    }
    const { sot = null, site = null, cluster = null, host = [] } = flags;
    const result = await diffRevisions(sot, range, { site, cluster, hosts: host });
    if (!result.ok) this.refuse(result);
    const { comparison, problems } = result;
    for (const { report, sources } of problems)
      this.talk(pretty(report, sources, { color: this.talkColour(flags) }));
    this.data(comparisonText(comparison, format, { color: this.colour(flags), full, maxSize }));
    if (problems.length > 0) process.exitCode = 1;
    else if (detailed && comparison.hosts.some(({ action }) => action !== 'unchanged')) process.exitCode = 2;
  }
}
