import { Flags } from '@oclif/core';
import { COMMON_FLAGS, QUIET_FLAG, VaqCommand } from '../base.ts';
import { writeWhole } from '../write-file.ts';

export default class StateExport extends VaqCommand {
  static override summary = 'Write everything that is known into one file';
  static override description =
    'Writes the journal and what machines were given as lines of JSON: a backup, or what another laptop can import. The key is not in it.';
  static override examples = [
    '<%= config.bin %> state export --out ams1.vaq-state',
    '<%= config.bin %> state export | gzip > backup.gz',
  ];
  static override flags = {
    ...COMMON_FLAGS,
    ...QUIET_FLAG,
    state: Flags.string({ description: 'the folder of the journal', helpValue: 'DIR' }),
    out: Flags.string({ description: 'write to this file instead of stdout', helpValue: 'FILE' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(StateExport);
    const { exportState } = await import('../../pipeline/state/exchange.ts');
    const { sot = null, state = null, out, quiet } = flags;
    const result = await exportState({ sot, state });
    if (!result.ok) this.refuse(result);
    for (const problem of result.problems) this.talk(`warning: ${problem}`);
    const reason = out === undefined ? null : await writeWhole(out, result.text);
    if (reason !== null) this.couldNot(reason);
    if (out === undefined) this.data(result.text);
    else if (!quiet) this.talk(`${result.events} events and ${result.artifacts} artifacts in ${out}`);
  }
}
