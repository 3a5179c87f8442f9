import { Args } from '@oclif/core';
import { COMMON_FLAGS, QUIET_FLAG, VaqCommand } from '../base.ts';
import { secretValue } from '../secret-value.ts';

export default class SecretSet extends VaqCommand {
  static override summary = 'Give a secret its value';
  static override description =
    'Asks for the value without showing it, or reads it from stdin, and keeps it where vaq.yml says: in a private file, or encrypted in the source of truth.';
  static override examples = [
    '<%= config.bin %> secret set root-password',
    'pass show ams1/bmc | <%= config.bin %> secret set bmc/ams1',
  ];
  // Else oclif would print what stands behind the name, which is a value.
  static override strict = false;
  static override args = {
    name: Args.string({ description: 'the name of the secret', required: true }),
  };
  static override flags = { ...COMMON_FLAGS, ...QUIET_FLAG };

  async run(): Promise<void> {
    const { args, argv, flags } = await this.parse(SecretSet).catch((error: Error) => {
      if (!error.message.startsWith('Nonexistent flag')) throw error;
      return this.wrongUsage('there is no such flag; it is not repeated, because a value may stand in it');
    });
    if (argv.length > 1)
      this.wrongUsage(
        'a value never stands on the command line, where others see it; type it, or pipe it in',
      );
    const given = await secretValue(`value of ${args.name}`);
    if (!given.ok) this.couldNot(given.message);
    const { setSecret } = await import('../../pipeline/secrets/write.ts');
    const result = await setSecret(flags.sot ?? null, args.name, given.value);
    if (!result.ok) this.refuse(result);
    if (!flags.quiet) for (const sentence of result.said) this.talk(sentence);
  }
}
