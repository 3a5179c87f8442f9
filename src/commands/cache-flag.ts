import { Flags } from '@oclif/core';

/** The flag of commands that use the cache of files. */
export const CACHE_FLAG = {
  cache: Flags.string({
    description:
      'the folder of the files that were fetched; by default that of VAQ_CACHE, else one of the user',
    helpValue: 'DIR',
  }),
};
