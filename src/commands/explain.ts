import { Args } from '@oclif/core';
import { COMMON_FLAGS, VaqCommand } from './base.ts';

export default class Explain extends VaqCommand {
  static override summary = 'Explain a rule, or list all of them';
  static override description =
    'Prints the page of a rule: what it finds, why that matters, and an example that is wrong and one that is right. The pages are part of the program, nothing is fetched. Without a rule all are listed.';
  static override examples = ['<%= config.bin %> explain', '<%= config.bin %> explain host/duplicate-mac'];
  static override args = {
    rule: Args.string({ description: 'the rule, as in `host/duplicate-mac`; all where it is left out' }),
  };
  static override flags = { 'no-color': COMMON_FLAGS['no-color'] };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain);
    const [{ explain }, { ruleIds, rulePage }] = await Promise.all([
      import('../diagnostics/formats/explain.ts'),
      import('../pipeline/rule-pages.ts'),
    ]);
    const explained = explain(args.rule ?? null, ruleIds(), rulePage, { color: this.colour(flags) });
    if (!explained.ok) this.wrongUsage(explained.message);
    this.data(explained.text);
  }
}
