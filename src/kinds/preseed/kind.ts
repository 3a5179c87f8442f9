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
  // `auto` puts off the questions of language and keyboard until the file is there, and `critical` skips those that have a
  // sensible default. `interface=auto` takes the interface that BOOTIF names instead of showing a list; iPXE fills in the
  // one that booted, in PXELINUX's form: the hardware type, then the MAC with hyphens.
  kernelArguments: (url) => [
    'auto=true',
    'priority=critical',
    'interface=auto',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of iPXE, which expands it
    'BOOTIF=01-${netX/mac:hexhyp}',
    `url=${url}`,
  ],
  check: checkPreseed,
};
