import { Flags } from '@oclif/core';
import { FORMAT_NAMES } from '../diagnostics/formats/names.ts';

/** The flags of commands that report findings. */
export const REPORT_FLAGS = {
  format: Flags.option({
    options: FORMAT_NAMES,
    description: 'how findings are written to stdout; by itself `pretty`, on GitHub Actions with annotations',
  })(),
  output: Flags.string({
    description:
      'also write findings to this file; its extension or FORMAT: before it says how (may be repeated)',
    helpValue: '[FORMAT:]FILE',
    multiple: true,
    multipleNonGreedy: true,
  }),
  'fail-level': Flags.option({
    options: ['error', 'warning', 'info'] as const,
    default: 'error' as const,
    description: 'the least severity that gives exit code 1',
  })(),
};

/** The flags of commands that can leave out what was found before. */
export const BASELINE_FLAGS = {
  baseline: Flags.string({
    description: 'report only findings that this file does not accept',
    helpValue: 'FILE',
  }),
  'write-baseline': Flags.string({
    description: 'accept all findings of today in this file',
    helpValue: 'FILE',
    exclusive: ['baseline'],
  }),
};

/** The flag of commands that can ask the tools of others. */
export const EXTERNAL_FLAG = {
  external: Flags.boolean({
    description:
      'also ask cloud-init, debconf-set-selections, ignition-validate and ksvalidator, where they are installed',
  }),
};
