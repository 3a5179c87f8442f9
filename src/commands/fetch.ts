import { Args } from '@oclif/core';
import { COMMON_FLAGS, QUIET_FLAG, REVISION_FLAGS, VaqCommand } from './base.ts';
import { BUILD_FLAG, CACHE_FLAG } from './cache-flag.ts';

export default class Fetch extends VaqCommand {
  static override summary = 'Bring the pinned files into the cache, and check those that are there';
  static override description =
    'Fetches every file that files.yml declares with a `url`, or that a mirror has, as vaq.lock or files.yml pins it. What broke off is gone on with; what is there already is read to its end, and fetched again where it is damaged. A file that is not what is pinned is never kept.';
  static override examples = [
    '<%= config.bin %> fetch',
    '<%= config.bin %> fetch debian12/linux debian12/initrd.gz',
  ];
  static override strict = false;
  static override args = {
    paths: Args.string({ description: 'only these files of files.yml' }),
  };
  static override flags = { ...COMMON_FLAGS, ...QUIET_FLAG, ...REVISION_FLAGS, ...CACHE_FLAG, ...BUILD_FLAG };

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Fetch);
    const { sot = null, ref = null, cache = null, quiet } = flags;
    const [{ fetchFiles }, { LiveTransfers }, { bytesText }, { NO_PROGRESS }] = await Promise.all([
      import('../pipeline/files/fetch.ts'),
      import('../terminal/live-transfers.ts'),
      import('../terminal/amounts.ts'),
      import('../files/progress.ts'),
    ]);
    const live = new LiveTransfers(process.stderr);
    const paths = argv as string[];
    const result = await fetchFiles(
      { sot, ref, cache, paths, build: flags.build },
      quiet ? NO_PROGRESS : live,
    );
    live.close();
    if (!result.ok) this.refuse(result);
    const { files, bytes, kept, fetched, mended, made, failures } = result;
    const what = [
      made > 0 ? `${made} made` : '',
      fetched > 0 ? `${fetched} fetched` : '',
      kept > 0 ? `${kept} there already` : '',
      mended > 0 ? `${mended} damaged and fetched again` : '',
    ].filter((text) => text !== '');
    if (!quiet)
      this.talk(
        files === 0
          ? 'no file was brought into the cache'
          : `${files} file${files === 1 ? '' : 's'}, ${bytesText(bytes)}: ${what.join(', ')}`,
      );
    if (failures.length > 0) this.couldNot(failures.join('\n'));
  }
}
