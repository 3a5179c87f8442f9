import { Flags } from '@oclif/core';
import { COMMON_FLAGS, VaqCommand } from '../base.ts';
import { CACHE_FLAG } from '../cache-flag.ts';

export default class CachePrune extends VaqCommand {
  static override summary = 'Take away files that nobody used for a while';
  static override description =
    'Takes files out of the cache that no `vaq fetch` used for some days, but for those that the source of truth at hand pins, and what remained of downloads that broke off, and of bundles that a killed vaq had unpacked.';
  static override examples = [
    '<%= config.bin %> cache prune --dry-run',
    '<%= config.bin %> cache prune --days 0',
  ];
  static override flags = {
    ...COMMON_FLAGS,
    ...CACHE_FLAG,
    days: Flags.integer({ description: 'how long nobody has used them', default: 90, min: 0 }),
    'dry-run': Flags.boolean({ description: 'say what would go, and change nothing' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(CachePrune);
    const [{ pruneFiles }, { bytesText }] = await Promise.all([
      import('../../pipeline/files/cache.ts'),
      import('../../terminal/amounts.ts'),
    ]);
    const { sot = null, cache = null, days, 'dry-run': dryRun } = flags;
    const pruned = await pruneFiles({ sot, cache }, { days, dryRun });
    if (!pruned.ok) this.refuse(pruned);
    const { files, parts, folders } = pruned;
    for (const { sha256 } of files) this.data(`${sha256}\n`);
    const bytes = [...files, ...parts, ...folders].reduce((sum, { size }) => sum + size, 0);
    const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
    const some = [counted(files.length, 'file'), counted(parts.length, 'part')];
    const count =
      folders.length === 0
        ? some.join(' and ')
        : `${some.join(', ')} and ${counted(folders.length, 'unpacked bundle')}`;
    this.talk(`${count}, ${bytesText(bytes)}, ${dryRun ? 'would be' : 'are'} taken away`);
  }
}
