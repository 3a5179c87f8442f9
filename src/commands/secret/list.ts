import { Flags } from '@oclif/core';
import { COMMON_FLAGS, REVISION_FLAGS, VaqCommand } from '../base.ts';

export default class SecretList extends VaqCommand {
  static override summary = 'List the secrets, and say which have no value here';
  static override description =
    'Lists every secret that the source of truth names or the store has, whether its value is there, and how many hosts cannot be installed without it. No value is shown.';
  static override examples = ['<%= config.bin %> secret list', '<%= config.bin %> secret list --format json'];
  static override flags = {
    ...COMMON_FLAGS,
    ...REVISION_FLAGS,
    format: Flags.option({
      options: ['pretty', 'json'] as const,
      default: 'pretty' as const,
      description: 'how it is written',
    })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(SecretList);
    const [{ listSecrets }, { table }] = await Promise.all([
      import('../../pipeline/secrets/list.ts'),
      import('../../terminal/table.ts'),
    ]);
    const { sot = null, ref = null, format } = flags;
    const result = await listSecrets({ sot, ref });
    if (!result.ok) this.refuse(result);
    const { secrets } = result;
    if (format === 'json') {
      this.data(`${JSON.stringify({ formatVersion: 1, secrets }, null, 2)}\n`);
      return;
    }
    const rows = secrets.map(({ name, value, hosts }) => [name, value, String(hosts.length)]);
    if (rows.length === 0) this.talk('there are no secrets');
    else this.data(`${table(['name', 'value', 'hosts'], rows, { right: [2] })}\n`);
  }
}
