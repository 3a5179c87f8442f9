import { Flags } from '@oclif/core';

/** The flag of commands that use the cache of files. */
export const CACHE_FLAG = {
  cache: Flags.string({
    description:
      'the folder of the files that were fetched; by default that of VAQ_CACHE, else one of the user',
    helpValue: 'DIR',
  }),
};

/** The flag of commands that may run what a source of truth says. */
export const BUILD_FLAG = {
  build: Flags.boolean({ description: 'run the commands that make files, which can do whatever you can' }),
};
