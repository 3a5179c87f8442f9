import { Flags } from '@oclif/core';
import { COMMON_FLAGS, VaqCommand } from '../base.ts';
import { secretValue } from '../secret-value.ts';

/** What crypt(3) of libxcrypt takes. */
const MOST_BYTES = 511;

export default class SecretHash extends VaqCommand {
  static override summary = 'Print the hash of a password';
  static override description =
    'Asks for a password without showing it, or reads it from stdin, and prints its SHA-512 crypt with a new salt, which every installer takes. A hash may stand where a password may not.';
  static override examples = [
    '<%= config.bin %> secret hash',
    "printf 'a password' | <%= config.bin %> secret hash --rounds 100000",
  ];
  // Else oclif would print what stands there, which may be a password.
  static override strict = false;
  static override flags = {
    'no-color': COMMON_FLAGS['no-color'],
    rounds: Flags.integer({
      description: 'how often it is hashed, 5000 where it is left out',
      min: 1000,
      max: 999_999_999,
    }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(SecretHash).catch((error: Error) => {
      if (!error.message.startsWith('Nonexistent flag')) throw error;
      return this.wrongUsage('there is no such flag; it is not repeated, because a value may stand in it');
    });
    if (argv.length > 0)
      this.wrongUsage(
        'a password never stands on the command line, where others see it; type it, or pipe it in',
      );
    const given = await secretValue('password');
    if (!given.ok) this.couldNot(given.message);
    if (Buffer.byteLength(given.value) > MOST_BYTES || /[\r\n]/.test(given.value))
      this.couldNot(`a password is one line of at most ${MOST_BYTES} bytes`);
    const { passwordHash } = await import('../../pipeline/secrets/hash.ts');
    this.data(`${passwordHash(given.value, flags.rounds ?? null)}\n`);
  }
}
