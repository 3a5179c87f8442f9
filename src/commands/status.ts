import { Flags } from '@oclif/core';
import { COMMON_FLAGS, HOST_FLAGS, VaqCommand } from './base.ts';

export default class Status extends VaqCommand {
  static override summary = 'Show where each host stands';
  static override description = 'Tells from the journal of what was served how far each host has come.';
  static override examples = ['<%= config.bin %> status', '<%= config.bin %> status --format json'];
  static override flags = {
    ...COMMON_FLAGS,
    ...HOST_FLAGS,
    state: Flags.string({ description: 'the folder of the journal', helpValue: 'DIR' }),
    format: Flags.option({
      options: ['pretty', 'json'] as const,
      default: 'pretty' as const,
      description: 'how it is written',
    })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Status);
    const { readStatus, statusJson, statusTable } = await import('../pipeline/status.ts');
    const { sot = null, state = null, site = null, cluster = null, host = [] } = flags;
    const result = await readStatus({ sot, state, site, cluster, hosts: host });
    if (!result.ok) this.refuse(result);
    for (const problem of result.problems) this.talk(`warning: ${problem}`);
    this.data(flags.format === 'json' ? statusJson(result.hosts) : statusTable(result.hosts, new Date()));
  }
}
