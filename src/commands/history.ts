import { Flags } from '@oclif/core';
import { EVENT_KINDS } from '../state/event-kinds.ts';
import { COMMON_FLAGS, VaqCommand } from './base.ts';

export default class History extends VaqCommand {
  static override summary = 'Show what happened, from the journal';
  static override description =
    'Lists the events that `vaq boot` has recorded, oldest first: who served what, what each machine asked for and was given, and what it reported.';
  static override examples = [
    '<%= config.bin %> history --last 20',
    '<%= config.bin %> history --host r1-01 --since 2h',
    '<%= config.bin %> history --kind checkpoint --format json',
  ];
  static override flags = {
    ...COMMON_FLAGS,
    state: Flags.string({ description: 'the folder of the journal', helpValue: 'DIR' }),
    site: Flags.string({ description: 'only events about hosts of this site', helpValue: 'ID' }),
    host: Flags.string({
      description: 'only events about this host: a name, site/name, MAC, UUID or glob (may be repeated)',
      helpValue: 'HOST',
      multiple: true,
      multipleNonGreedy: true,
    }),
    kind: Flags.option({
      options: EVENT_KINDS,
      multiple: true,
      multipleNonGreedy: true,
      description: 'only events of this kind (may be repeated)',
    })(),
    since: Flags.string({
      description: 'not before: 2026-11-21, 2026-11-21T08:30, 90s, 10min, 2h, 3d, 1w',
      helpValue: 'TIME',
    }),
    until: Flags.string({ description: 'before: as --since', helpValue: 'TIME' }),
    last: Flags.integer({ description: 'only the last events, so many', helpValue: 'N', min: 1 }),
    format: Flags.option({
      options: ['pretty', 'json'] as const,
      default: 'pretty' as const,
      description: 'how it is written',
    })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(History);
    const [{ historyOf, historyJson, historyTable }, { parseMoment }] = await Promise.all([
      import('../pipeline/history.ts'),
      import('../pipeline/moment.ts'),
    ]);
    const moment = (flag: 'since' | 'until'): Date | null => {
      const text = flags[flag];
      const parsed = text === undefined ? null : parseMoment(text, new Date());
      if (text !== undefined && parsed === null)
        this.wrongUsage(
          `--${flag} \`${text}\` is no time; write a date, 2026-11-21T08:30, or how long ago, as 2h`,
        );
      return parsed;
    };
    const { sot = null, state = null, site = null, host = [], kind = [], last = null } = flags;
    const [since, until] = [moment('since'), moment('until')];
    const result = await historyOf({ sot, state, site, hosts: host, kinds: kind, since, until, last });
    if (!result.ok) this.refuse(result);
    for (const problem of result.problems) this.talk(`warning: ${problem}`);
    this.data(flags.format === 'json' ? historyJson(result.events) : historyTable(result.events));
  }
}
