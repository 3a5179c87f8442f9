import { Flags } from '@oclif/core';
import { COMMON_FLAGS, QUIET_FLAG, REVISION_FLAGS, VaqCommand } from './base.ts';
import { CACHE_FLAG } from './cache-flag.ts';

export default class Bundle extends VaqCommand {
  static override summary = 'Write one archive with everything that a place without a network needs';
  static override description =
    'Writes the commit of the source of truth, what it links to, every pinned file and the boot programs of this machine into one tar, with a manifest of digests. The same commit and files make the same bytes. Nothing is fetched: what is missing is listed, and nothing is written.';
  static override examples = [
    '<%= config.bin %> bundle -o site.bundle',
    '<%= config.bin %> bundle --ref v1.3 --since v1.2.bundle -o v1.3.bundle',
  ];
  static override flags = {
    ...COMMON_FLAGS,
    ...QUIET_FLAG,
    ...REVISION_FLAGS,
    ...CACHE_FLAG,
    output: Flags.string({ char: 'o', description: 'the file to write', helpValue: 'FILE', required: true }),
    since: Flags.string({
      description: 'leave out what this bundle has; it has to lie beside the new one where that is used',
      helpValue: 'FILE',
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Bundle);
    const { sot = null, ref = null, cache = null, since = null, output } = flags;
    const [{ makeBundle }, { allBuiltIn }, { bytesText }] = await Promise.all([
      import('../pipeline/bundle/make.ts'),
      import('../boot/programs.ts'),
      import('../terminal/amounts.ts'),
    ]);
    const made = await makeBundle({ sot, ref, cache, since, output, programs: allBuiltIn() });
    if (!made.ok) this.refuse(made);
    const { label, size, files, programs, left, notes } = made;
    for (const note of notes) this.talk(`warning: ${note}`);
    if (flags.quiet) return;
    const more = left === 0 ? '' : `; ${left} of its members ${left === 1 ? 'is' : 'are'} in ${since}`;
    this.talk(
      `${output}: ${label}, ${files} file${files === 1 ? '' : 's'}, ${programs} boot program${programs === 1 ? '' : 's'}, ${bytesText(size)}${more}`,
    );
  }
}
