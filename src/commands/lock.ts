import { Args, Flags } from '@oclif/core';
import { COMMON_FLAGS, EXIT, QUIET_FLAG, VaqCommand } from './base.ts';
import { BUILD_FLAG, CACHE_FLAG } from './cache-flag.ts';
import { writeWhole } from './write-file.ts';

/** What a lock pins, in words. */
function pinned({ files, links }: { readonly files: number; readonly links: number }): string {
  const count = `${files} file${files === 1 ? '' : 's'}`;
  return links === 0 ? count : `${count} and ${links} link${links === 1 ? '' : 's'}`;
}

export default class Lock extends VaqCommand {
  static override summary = 'Pin the declared files and the links to what they are now';
  static override description =
    'Writes vaq.lock: the SHA-256 and the size of each file that files.yml declares, and the commit of each link and release. What is in the lock already stays as it is, unless the source of truth says something else of it; `--update` asks again. A file without a `url` is read in the folder of `service.files`, where it lies there.';
  static override examples = [
    '<%= config.bin %> lock',
    '<%= config.bin %> lock --update debian12/linux',
    '<%= config.bin %> lock --check',
  ];
  static override strict = false;
  static override args = {
    paths: Args.string({
      description: 'with --update: only these files of files.yml, or links by their `id`',
    }),
  };
  static override flags = {
    ...COMMON_FLAGS,
    ...QUIET_FLAG,
    ...CACHE_FLAG,
    update: Flags.boolean({ description: 'ask again for what is locked, or for what is named' }),
    ...BUILD_FLAG,
    check: Flags.boolean({
      description: 'write and fetch nothing; exit code 1 where the lock is not what the source of truth says',
      exclusive: ['update'],
    }),
  };

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Lock);
    const paths = argv as string[];
    if (paths.length > 0 && !flags.update) this.wrongUsage('files are named with --update only');
    const { sot = null, cache = null, quiet } = flags;
    if (flags.check) return this.#check(sot, flags);
    const [{ makeLocks }, { LiveTransfers }] = await Promise.all([
      import('../pipeline/files/lock.ts'),
      import('../terminal/live-transfers.ts'),
    ]);
    const { NO_PROGRESS } = await import('../files/progress.ts');
    const live = new LiveTransfers(process.stderr);
    const update = flags.update && paths.length === 0 ? ('all' as const) : paths;
    const made = await makeLocks({ sot, cache, update, build: flags.build }, quiet ? NO_PROGRESS : live);
    live.close();
    if (!made.ok) this.refuse(made);
    for (const lock of made.locks) {
      const { name, path, text, isChanged } = lock;
      const reason = isChanged ? await writeWhole(path, text) : null;
      if (reason !== null) this.couldNot(reason);
      if (!quiet)
        this.talk(isChanged ? `${name} pins ${pinned(lock)} now` : `${name} is as it was: ${pinned(lock)}`);
    }
    if (made.locks.length === 0 && !quiet)
      this.talk('files.yml declares no file, and nothing is linked; there is nothing to lock');
    if (made.unpinned.length > 0 && !quiet)
      this.talk(
        `not pinned, since they have no \`url\` and lie in no folder of \`service.files\`: ${made.unpinned.join(', ')}`,
      );
    if (made.failures.length > 0) this.couldNot(made.failures.join('\n'));
  }

  async #check(
    sot: string | null,
    flags: { readonly quiet: boolean; readonly 'no-color': boolean },
  ): Promise<void> {
    const [{ checkLocks }, { pretty }] = await Promise.all([
      import('../pipeline/files/lock.ts'),
      import('../diagnostics/formats/pretty.ts'),
    ]);
    const checked = await checkLocks({ sot, ref: null });
    if (!checked.ok) this.refuse(checked);
    const { report, sources } = checked;
    if (report.diagnostics.length > 0) {
      this.data(pretty(report, sources, { color: this.colour(flags) }));
      process.exitCode = EXIT.findings;
    } else if (!flags.quiet) this.talk(`vaq.lock is what files.yml says: ${pinned(checked)}`);
  }
}
