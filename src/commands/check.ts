import { Args, Flags } from '@oclif/core';
import { COMMON_FLAGS, QUIET_FLAG } from './base.ts';
import { ReportCommand } from './report-command.ts';
import { BASELINE_FLAGS, EXTERNAL_FLAG, REPORT_FLAGS } from './report-flags.ts';

export default class Check extends ReportCommand {
  static override summary = 'Check unattended files that stand alone';
  static override description =
    'Checks kickstart, preseed, autoinstall, cloud-config, Ignition and iPXE files without a source of truth. What a file is, its name and content say; `-` is standard input; a folder is searched for files that are known. What is missing from a file is at most a warning, because it may be meant for another one that includes it.';
  static override examples = [
    '<%= config.bin %> check ks.cfg preseed.cfg',
    '<%= config.bin %> check --kind kickstart --os Rocky:9 fragments/*.cfg',
    '<%= config.bin %> preview r1-01 --kind preseed | <%= config.bin %> check -',
    '<%= config.bin %> check --format json configs/',
  ];
  static override strict = false;
  static override args = {
    files: Args.string({ description: 'the files and folders to check; `-` is standard input' }),
  };
  static override flags = {
    'no-color': COMMON_FLAGS['no-color'],
    ...QUIET_FLAG,
    kind: Flags.string({
      description: 'what the files are; by itself guessed from name and content',
      helpValue: 'KIND',
    }),
    os: Flags.string({
      description: 'the system that reads them, as in `Rocky:9`; by itself the newest release',
      helpValue: 'FAMILY:RELEASE',
    }),
    ...REPORT_FLAGS,
    ...BASELINE_FLAGS,
    ...EXTERNAL_FLAG,
  };

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Check);
    const files = argv as string[];
    const [{ checkFiles }, { parseWish }, { parseOutputs }, { maybeExternal }] = await Promise.all([
      import('../pipeline/check/check.ts'),
      import('../pipeline/check/wish.ts'),
      import('../diagnostics/formats/output.ts'),
      import('../pipeline/external/maybe.ts'),
      import('./report-parts.ts'),
    ]);
    if (files.length === 0)
      this.wrongUsage('there is nothing to check; give files or folders, or `-` for standard input');
    const outputs = parseOutputs(flags.output ?? []);
    if (!outputs.ok) this.wrongUsage(outputs.message);
    const wish = parseWish(flags.kind ?? null, flags.os ?? null);
    if (!wish.ok) this.wrongUsage(wish.message);
    const { report, sources } = await maybeExternal(flags.external, (tools) =>
      checkFiles(files, wish.value, process.stdin, tools),
    );
    const root = process.cwd();
    await this.finish({ report, sources, root, isWhole: false, told: null }, outputs.outputs, flags);
  }
}
