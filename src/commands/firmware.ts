import { Flags } from '@oclif/core';
import { COMMON_FLAGS, EXIT, VaqCommand } from './base.ts';
import { CACHE_FLAG } from './cache-flag.ts';

export default class Firmware extends VaqCommand {
  static override summary = 'Find the boot programs of the hosts, and check them';
  static override description =
    'Says which boot program each type of firmware is given and where it is: as the packages of this system have it, or as files.yml declares it. Each is read: whether it is a program for that firmware, and whole. What is missing is named with what mends it.';
  static override examples = [
    '<%= config.bin %> firmware',
    '<%= config.bin %> firmware --site ams1 --format json',
  ];
  static override flags = {
    ...COMMON_FLAGS,
    ...CACHE_FLAG,
    site: Flags.string({ description: 'only this site', helpValue: 'ID' }),
    format: Flags.option({
      options: ['pretty', 'json'] as const,
      default: 'pretty' as const,
      description: 'how it is written',
    })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Firmware);
    const [{ firmware }, { programsJson, programsText }] = await Promise.all([
      import('../boot/firmware/run.ts'),
      import('../boot/firmware/formats.ts'),
    ]);
    const { sot = null, cache = null, site = null } = flags;
    const found = await firmware({ sot, cache, site });
    if (!found.ok) this.refuse(found);
    const { sites } = found;
    this.data(flags.format === 'json' ? programsJson(sites) : programsText(sites));
    if (sites.some(({ programs }) => programs.some(({ verdict }) => verdict === 'error')))
      process.exitCode = EXIT.findings;
  }
}
