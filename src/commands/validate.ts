import { COMMON_FLAGS, HOST_FLAGS, QUIET_FLAG, REVISION_FLAGS } from './base.ts';
import { ReportCommand } from './report-command.ts';
import { BASELINE_FLAGS, EXTERNAL_FLAG, REPORT_FLAGS } from './report-flags.ts';

export default class Validate extends ReportCommand {
  static override summary = 'Check everything and render everything';
  static override description =
    'Reads the source of truth, holds every document against the data model, follows every link, renders every host, and checks what was rendered. `vaq explain RULE` says more about a finding. A comment `# vaq-ignore: rule -- reason` on the line or the line above suppresses one.';
  static override examples = [
    '<%= config.bin %> validate',
    '<%= config.bin %> validate --ref v1.2 --format json',
    '<%= config.bin %> validate --output vaq.sarif --output junit:reports/vaq.xml',
    '<%= config.bin %> validate --baseline vaq-baseline.json',
  ];
  static override flags = {
    ...COMMON_FLAGS,
    ...QUIET_FLAG,
    ...REVISION_FLAGS,
    ...HOST_FLAGS,
    ...REPORT_FLAGS,
    ...BASELINE_FLAGS,
    ...EXTERNAL_FLAG,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Validate);
    const { begin } = await import('../pipeline/begin.ts');
    const { sot = null, ref = null, site = null, cluster = null, host = [] } = flags;
    const begun = begin({ sot, ref });
    const { maybeExternal, parseOutputs, validateReport, withBegun } = await import('./validate-parts.ts');
    const outputs = parseOutputs(flags.output ?? []);
    if (!outputs.ok) this.wrongUsage(outputs.message);
    const isWhole = site === null && cluster === null && host.length === 0;
    if (flags['write-baseline'] !== undefined && !isWhole)
      this.wrongUsage(
        'a baseline accepts the findings of everything; leave out --site, --cluster and --host',
      );
    const selection = { site, cluster, hosts: host };
    const result = await withBegun(begun, async (opened, sandbox) => ({
      root: opened.root,
      reported: await maybeExternal(flags.external, (tools) =>
        validateReport(opened, selection, sandbox, tools),
      ),
    }));
    if (!result.ok) this.couldNot(result.message);
    const { root, reported } = result.value;
    if (!reported.ok) this.wrongUsage(reported.message);
    const { report, sources } = reported;
    // The other formats have it in themselves; for a person it is said where a person looks.
    const told = process.stderr.isTTY ? `validated: ${report.revision}` : null;
    await this.finish({ report, sources, root, isWhole, told }, outputs.outputs, flags);
  }
}
