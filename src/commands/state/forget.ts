import { createInterface } from 'node:readline/promises';
import { Args, Flags } from '@oclif/core';
import { cannot, type Refusal } from '../../pipeline/refusal.ts';
import { answerTo } from '../../terminal/answer.ts';
import { COMMON_FLAGS, VaqCommand } from '../base.ts';

export default class StateForget extends VaqCommand {
  static override summary = 'Claim nothing of a host any more';
  static override description =
    'Writes into the journal that nothing is claimed of a host any more, as of a machine that was replaced or wiped: `vaq boot` then installs it as one that it never met. What happened stays in the journal.';
  static override examples = [
    '<%= config.bin %> state forget r1-01',
    "<%= config.bin %> state forget 'r1-*' --yes",
  ];
  static override args = {
    host: Args.string({
      description: 'a name, site/name, MAC, UUID or glob, also of a host that is gone',
      required: true,
    }),
  };
  static override flags = {
    ...COMMON_FLAGS,
    site: Flags.string({ description: 'only this site', helpValue: 'ID' }),
    state: Flags.string({ description: 'the folder of the journal', helpValue: 'DIR' }),
    yes: Flags.boolean({ description: 'do not ask' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(StateForget);
    const { forgetHosts } = await import('../../pipeline/state/forget.ts');
    const { sot = null, state = null, site = null, yes } = flags;
    const result = await forgetHosts({ sot, state, site, hosts: [args.host] }, (labels) =>
      yes ? Promise.resolve(null) : this.#ask(labels),
    );
    if (!result.ok) this.refuse(result);
    for (const label of result.unknown) this.talk(`nothing is known of ${label} that could be forgotten`);
    for (const label of result.forgotten) this.talk(`${label} is forgotten`);
  }

  async #ask(labels: readonly string[]): Promise<Refusal | null> {
    if (process.stdin.isTTY !== true)
      return cannot('nobody can be asked here: give --yes to forget without a question');
    const reader = createInterface({ input: process.stdin, output: process.stderr });
    const what = labels.length === 1 ? labels[0] : `${labels.length} hosts, ${labels.join(', ')}`;
    try {
      const answer = await answerTo(
        reader,
        `Forget ${what}? Then \`vaq boot\` may install and erase as if never met. [y/N] `,
      );
      return /^y(es)?$/.test(answer ?? '') ? null : cannot('nothing is forgotten');
    } finally {
      reader.close();
    }
  }
}
