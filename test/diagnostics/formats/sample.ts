import { diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import type { Report, Sources } from '../../../src/diagnostics/formats/format.ts';

const rack = `name: r1-01
interfaces:
  - mac: 52:54:00:aa:bb:cc
---
name: r1-02
interfaces:
  - mac: 52:54:00:AA:BB:CC
`;

/** The files of the sample; vaq.yml cannot be read. */
export const sources: Sources = (file) => (file === 'sites/ams1/rack1.yml' ? rack : null);

/** Two findings: one with everything a finding may have, one about a whole file, whose text is hostile. */
export const report: Report = {
  revision: '7e34bca',
  diagnostics: [
    diagnostic({
      ruleId: 'host/duplicate-mac',
      message: 'the MAC 52:54:00:aa:bb:cc has two owners',
      file: 'sites/ams1/rack1.yml',
      range: { start: { line: 7, column: 10 }, end: { line: 7, column: 27 } },
      path: '/interfaces/0/mac',
      hosts: ['ams1/r1-01', 'ams1/r1-02', 'ams1/r1-03'],
      boot: 'install',
      related: [
        {
          file: 'sites/ams1/rack1.yml',
          range: { start: { line: 3, column: 10 }, end: { line: 3, column: 27 } },
          message: 'first used here',
        },
      ],
      fix: 'give each interface its own MAC',
    }),
    diagnostic({
      ruleId: 'sot/unreadable',
      severity: 'warning',
      message: 'clears \u001b[2J and turns \u202e the text\nin a second line',
      file: 'sites/\u001b]0;x\u0007/env.yml',
      hosts: ['ams1/\u009bx'],
    }),
  ],
  summary: { errors: 1, warnings: 1, infos: 0, sites: 1, hosts: 48, artifacts: 96 },
};
