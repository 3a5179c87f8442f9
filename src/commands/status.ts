import { Flags } from '@oclif/core';
import type { FollowedStatus } from '../pipeline/status.ts';
import { COMMON_FLAGS, HOST_FLAGS, VaqCommand } from './base.ts';

export default class Status extends VaqCommand {
  static override summary = 'Show where each host stands';
  static override description = 'Tells from the journal of what was served how far each host has come.';
  static override examples = [
    '<%= config.bin %> status',
    '<%= config.bin %> status --watch',
    '<%= config.bin %> status --drift --format json',
  ];
  static override flags = {
    ...COMMON_FLAGS,
    ...HOST_FLAGS,
    state: Flags.string({ description: 'the folder of the journal', helpValue: 'DIR' }),
    drift: Flags.boolean({
      description: 'also say which hosts have something else than the work tree wants now',
    }),
    watch: Flags.boolean({
      description:
        'go on, and show what changes, until Ctrl-C: a terminal is drawn anew, elsewhere changed lines follow',
    }),
    format: Flags.option({
      options: ['pretty', 'json'] as const,
      default: 'pretty' as const,
      description: 'how it is written',
    })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Status);
    const [{ readStatus }, { statusJson, statusLines }] = await Promise.all([
      import('../pipeline/status.ts'),
      import('../pipeline/status-formats.ts'),
    ]);
    const { sot = null, state = null, site = null, cluster = null, host = [], drift } = flags;
    const result = await readStatus({ sot, state, site, cluster, hosts: host, drift });
    if (!result.ok) this.refuse(result);
    const json = flags.format === 'json';
    if (flags.watch) return this.#watch(result, json);
    for (const problem of result.problems) this.talk(`warning: ${problem}`);
    const look = { now: new Date(), drift: result.drift };
    this.data(json ? statusJson(result.hosts, look) : `${statusLines(result.hosts, look).join('\n')}\n`);
  }

  async #watch(result: FollowedStatus, json: boolean): Promise<void> {
    const { watchStatus } = await import('../pipeline/status-watch.ts');
    const end = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end.abort());
    const refusal = await watchStatus(result, {
      json,
      display: process.stdout,
      warn: (problem) => this.talk(`warning: ${problem}`),
      signal: end.signal,
    });
    if (refusal !== null) this.refuse(refusal);
  }
}
