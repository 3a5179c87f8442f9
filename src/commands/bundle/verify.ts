import { Args } from '@oclif/core';
import { COMMON_FLAGS, EXIT, QUIET_FLAG, VaqCommand } from '../base.ts';

/** As much of a digest as people compare. */
const SHORT = 12;

export default class BundleVerify extends VaqCommand {
  static override summary = 'Read a bundle to its end, and say whether it is what was written';
  static override description =
    'Holds every byte of a bundle against its manifest. A bundle that is damaged or cut off is said with the place, and ends with 1. Nothing is unpacked.';
  static override examples = ['<%= config.bin %> bundle verify site.bundle'];
  static override args = { file: Args.string({ description: 'the bundle', required: true }) };
  static override flags = { 'no-color': COMMON_FLAGS['no-color'], ...QUIET_FLAG };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(BundleVerify);
    const [{ verifyBundle }, { bytesText }] = await Promise.all([
      import('../../pipeline/bundle/verify.ts'),
      import('../../terminal/amounts.ts'),
    ]);
    const verified = await verifyBundle(args.file);
    if (!verified.ok) {
      if ('exit' in verified) this.refuse(verified);
      this.data(`${verified.problem}\n`);
      process.exitCode = EXIT.findings;
      return;
    }
    const { digest, commit, since, files, bytes } = verified;
    const after = since === null ? '' : `; the rest is in the bundle ${since.slice(0, SHORT)}`;
    if (!flags.quiet)
      this.talk(
        `${args.file} is whole: bundle ${digest.slice(0, SHORT)} of the commit ${commit.slice(0, SHORT)}, ${files} member${files === 1 ? '' : 's'}, ${bytesText(bytes)}${after}`,
      );
  }
}
