import { COMMON_FLAGS, VaqCommand } from '../base.ts';
import { CACHE_FLAG } from '../cache-flag.ts';

export default class CacheLs extends VaqCommand {
  static override summary = 'List the files that were fetched';
  static override description =
    'Lists the cache: the digest, the size and the day of last use of each file, and the names that the source of truth at hand has for it. Nothing is read of them; `vaq cache verify` does.';
  static override examples = ['<%= config.bin %> cache ls'];
  static override flags = { ...COMMON_FLAGS, ...CACHE_FLAG };

  async run(): Promise<void> {
    const { flags } = await this.parse(CacheLs);
    const [{ listCache }, { table }, { bytesText }] = await Promise.all([
      import('../../pipeline/files/cache.ts'),
      import('../../terminal/table.ts'),
      import('../../terminal/amounts.ts'),
    ]);
    const { sot = null, cache = null } = flags;
    const listed = await listCache({ sot, cache });
    if (!listed.ok) this.refuse(listed);
    const { folder, entries } = listed;
    const rows = entries.map(({ sha256, size, used, paths }) => [
      sha256,
      bytesText(size),
      used.toISOString().slice(0, 10),
      paths.join(', '),
    ]);
    if (rows.length > 0)
      this.data(`${table(['sha256', 'size', 'last used', 'path'], rows, { right: [1] })}\n`);
    const bytes = entries.reduce((sum, { size }) => sum + size, 0);
    this.talk(`${rows.length} file${rows.length === 1 ? '' : 's'}, ${bytesText(bytes)} in ${folder}`);
  }
}
