import { COMMON_FLAGS, EXIT, QUIET_FLAG, VaqCommand } from '../base.ts';
import { CACHE_FLAG } from '../cache-flag.ts';

export default class CacheVerify extends VaqCommand {
  static override summary = 'Read every file of the cache, and say which are damaged';
  static override description =
    'Reads each file of the cache to its end and holds it against its SHA-256. Nothing is changed: `vaq fetch` fetches again what a source of truth needs, `vaq cache prune` takes away the rest.';
  static override examples = ['<%= config.bin %> cache verify'];
  static override flags = { ...COMMON_FLAGS, ...QUIET_FLAG, ...CACHE_FLAG };

  async run(): Promise<void> {
    const { flags } = await this.parse(CacheVerify);
    const [{ verifyCache }, { bytesText }] = await Promise.all([
      import('../../pipeline/files/cache.ts'),
      import('../../terminal/amounts.ts'),
    ]);
    const { sot = null, cache = null } = flags;
    const verified = await verifyCache({ sot, cache });
    if (!verified.ok) this.refuse(verified);
    const { right, bytes, problems } = verified;
    for (const problem of problems) this.data(`${problem}\n`);
    if (problems.length > 0) process.exitCode = EXIT.findings;
    if (!flags.quiet)
      this.talk(
        `${right} file${right === 1 ? ' is' : 's are'} right, ${bytesText(bytes)}; ${problems.length} damaged`,
      );
  }
}
