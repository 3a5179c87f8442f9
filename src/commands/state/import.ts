import { Args, Flags } from '@oclif/core';
import { COMMON_FLAGS, VaqCommand } from '../base.ts';

export default class StateImport extends VaqCommand {
  static override summary = 'Join what is known with what another laptop has exported';
  static override description =
    'Adds the events of an exported state to the journal, in the order of time, each with the machine that it came from. What is there already is not added again. What both disagree about is said.';
  static override examples = [
    '<%= config.bin %> state import ams1.vaq-state --dry-run',
    '<%= config.bin %> state import ams1.vaq-state',
  ];
  static override args = {
    file: Args.string({ description: 'what `vaq state export` has written', required: true }),
  };
  static override flags = {
    ...COMMON_FLAGS,
    state: Flags.string({ description: 'the folder of the journal', helpValue: 'DIR' }),
    'dry-run': Flags.boolean({ description: 'say what would change, and change nothing' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(StateImport);
    const { importState } = await import('../../pipeline/state/exchange.ts');
    const { sot = null, state = null } = flags;
    const result = await importState({ sot, state }, args.file, flags['dry-run']);
    if (!result.ok) this.refuse(result);
    const { machine, added, known, conflicts } = result;
    for (const conflict of conflicts) this.talk(`warning: ${conflict}`);
    this.talk(
      `${added} events of ${machine} ${flags['dry-run'] ? 'would be' : 'are'} new, ${known} were known`,
    );
  }
}
