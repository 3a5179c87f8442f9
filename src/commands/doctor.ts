import { Flags } from '@oclif/core';
import { COMMON_FLAGS, EXIT, QUIET_FLAG, VaqCommand } from './base.ts';
import { CACHE_FLAG } from './cache-flag.ts';

export default class Doctor extends VaqCommand {
  static override summary = 'Say whether a site can be served from this machine';
  static override description =
    'Looks at what keeps machines from booting although the source of truth is right: programs, privileges and ports, addresses and links, firewalls and other networks, files and boot programs, the clock and the disk. Each line that is not ok says what mends it. Nothing is changed.';
  static override examples = [
    '<%= config.bin %> doctor --site ams1',
    'sudo <%= config.bin %> doctor --site ams1 --probe',
    '<%= config.bin %> doctor --json',
  ];
  static override flags = {
    ...COMMON_FLAGS,
    ...QUIET_FLAG,
    ...CACHE_FLAG,
    site: Flags.string({ description: 'the site that is to be served', helpValue: 'ID' }),
    probe: Flags.boolean({
      description: 'also ask who else answers DHCP there, which sends packets and needs privileges',
    }),
    json: Flags.boolean({ description: 'write JSON' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Doctor);
    const [{ doctor }, { doctorJson, doctorText, doctorVerdict }] = await Promise.all([
      import('../boot/doctor/run.ts'),
      import('../boot/doctor/formats.ts'),
    ]);
    const { sot = null, site = null, cache = null, probe, json, quiet } = flags;
    const examined = await doctor({ sot, site, cache, probe });
    if (!examined.ok) this.refuse(examined);
    this.data(json ? doctorJson(examined) : doctorText(examined));
    if (!quiet) this.talk(doctorVerdict(examined));
    if (examined.lines.some(({ verdict }) => verdict === 'error')) process.exitCode = EXIT.findings;
  }
}
