import type { Kind } from '../kind.ts';
import { checkPreseed } from './check.ts';
import { supports } from './supports.ts';

/** Answers to the questions of Debian's installer, debian-installer (d-i). */
export const preseed: Kind = {
  name: 'preseed',
  artifactName: 'preseed.cfg',
  contentType: 'text/plain; charset=utf-8',
  canSignalCompletion: true,
  supports,
  // `auto` puts off the questions of language and keyboard until the file is there, `critical` skips those that have a
  // sensible default, and `interface=auto` takes the first interface with a link instead of showing a list.
  kernelArguments: (url) => ['auto=true', 'priority=critical', 'interface=auto', `url=${url}`],
  check: checkPreseed,
};
