import { Flags } from '@oclif/core';
import { COMMON_FLAGS, HOST_FLAGS, REVISION_FLAGS, VaqCommand } from './base.ts';

export default class Validate extends VaqCommand {
  static override summary = 'Check everything and render everything';
  static override description =
    'Reads the source of truth, holds every document against the data model, follows every link, renders every host, and checks what was rendered.';
  static override examples = [
    '<%= config.bin %> validate',
    '<%= config.bin %> validate --ref v1.2 --format json',
  ];
  static override flags = {
    ...COMMON_FLAGS,
    ...REVISION_FLAGS,
    ...HOST_FLAGS,
    format: Flags.option({
      options: ['pretty', 'concise', 'json'] as const,
      default: 'pretty' as const,
      description: 'how findings are written',
    })(),
    'fail-level': Flags.option({
      options: ['error', 'warning', 'info'] as const,
      default: 'error' as const,
      description: 'the least severity that gives exit code 1',
    })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Validate);
    const [{ withSot }, { validateReport }, { FORMATS }, { exitCode }] = await Promise.all([
      import('../pipeline/open.ts'),
      import('../pipeline/report.ts'),
      import('../diagnostics/formats/index.ts'),
      import('../diagnostics/exit-code.ts'),
    ]);
    const { sot = null, ref = null, site = null, host = [] } = flags;
    const result = await withSot({ sot, ref }, (opened, sandbox) =>
      validateReport(opened, { site, hosts: host }, sandbox),
    );
    if (!result.ok) this.couldNot(result.message);
    if (!result.value.ok) this.wrongUsage(result.value.message);
    const { report, sources } = result.value;
    this.data(FORMATS[flags.format](report, sources, { color: this.colour(flags) }));
    process.exitCode = exitCode(report.diagnostics, flags['fail-level']);
  }
}
