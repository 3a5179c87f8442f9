import { Args, Flags } from '@oclif/core';
import { COMMON_FLAGS, VaqCommand } from '../base.ts';

export default class StateSet extends VaqCommand {
  static override summary = 'Say that a host is installed, by whatever means';
  static override description =
    'Writes into the journal that a host has what a revision wants of it, without serving anything: for machines that were installed by other means. From then on `vaq diff` compares with it, and `vaq boot` does not erase it without --reinstall.';
  static override examples = [
    '<%= config.bin %> state set r1-01 --installed',
    "<%= config.bin %> state set 'r1-*' --installed v1.2",
  ];
  static override args = {
    host: Args.string({ description: 'a name, site/name, MAC, UUID or glob', required: true }),
    revision: Args.string({
      description: 'the Git revision that it has; the work tree where it is left out',
    }),
  };
  static override flags = {
    ...COMMON_FLAGS,
    site: Flags.string({ description: 'only this site', helpValue: 'ID' }),
    state: Flags.string({ description: 'the folder of the journal', helpValue: 'DIR' }),
    installed: Flags.boolean({ description: 'it is installed, as the revision wants it', required: true }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(StateSet);
    const [{ declareInstalled }, { pretty }] = await Promise.all([
      import('../../pipeline/state/declare.ts'),
      import('../../diagnostics/formats/pretty.ts'),
    ]);
    const { sot = null, state = null, site = null } = flags;
    const result = await declareInstalled({
      sot,
      ref: args.revision ?? null,
      state,
      site,
      hosts: [args.host],
    });
    if (!result.ok) this.refuse(result);
    if ('report' in result) {
      this.talk(pretty(result.report, result.sources, { color: this.talkColour(flags) }));
      this.talk('vaq: nothing is recorded, because what these hosts would have cannot be rendered');
      process.exitCode = 1;
      return;
    }
    for (const label of result.labels)
      this.talk(`${label} is recorded as installed, as ${result.revision} wants it`);
  }
}
